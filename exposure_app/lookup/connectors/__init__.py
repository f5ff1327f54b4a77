"""Services of others that are asked about an e-mail address, each only once it was switched on.

For `exposure_app.checking` and `exposure_app.workspace`, which decide who is asked. Start with
`connector.Connector`; `hibp.HibpRange`, `hibp.HibpDirect` and `xposedornot.XposedOrNot` are the
three that there are.

The one rule: a connector asks for exactly what `calls` names, and through the transport alone.
"""
