"""Make this machine able to run or test Exposure Check: libraries, environment, packages.

Used by `run.py` and `test.py`, which are started with any Python 3 that the machine has. So this
file uses the standard library only, and syntax that old Pythons can read: a wrong Python must get
a clear sentence, not a syntax error. Every step says what it does and why; a failed step says
what to do. Nothing outside the project folder is changed except by the system's package tool.
"""

import ctypes
import hashlib
import os
import shutil
import subprocess
import sys
import textwrap
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
ENVIRONMENT = PROJECT / ".venv"
OLDEST = (3, 11)

# Shared library, and the Debian package that has it. One loop finds what is missing, so that a
# machine that already has them from elsewhere is left alone.
QT_LIBRARIES = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
}
SCREEN_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
}
FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", str(Path.home() / ".fonts"))
TEST_TOOLS = {
    "Xvfb": ("xvfb", "The tests open the real window on a screen in memory"),
    "xdotool": ("xdotool", "The tests open the real window on a screen in memory"),
    "dbus-run-session": ("dbus", "The tests keep keys in a keyring of their own"),
    "gnome-keyring-daemon": ("gnome-keyring", "The tests keep keys in a keyring of their own"),
    "nginx": ("nginx-light", "The tests serve packs by a web server of their own"),
    "at-spi-bus-launcher": ("at-spi2-core", "The tests read the window as those who hear it"),
}
# For the Python of the system, by the folder that the package brings.
TEST_MODULES = {
    "/usr/lib/python3/dist-packages/pyatspi": (
        "python3-pyatspi",
        "The tests read the window as those who hear it",
    ),
}
# Where administrators' programs lie, which is not in everybody's path.
_PROGRAMS = os.pathsep.join((os.environ.get("PATH", ""), "/usr/sbin", "/sbin", "/usr/libexec"))
CHINESE_FONTS = ("*CJK*", "wqy-*", "*DroidSansFallback*", "*SourceHan*", "*uming*", "*ukai*")


class StepFailed(Exception):  # noqa: N818 - told to the person, not raised at programmers
    """A step of the set-up that could not be done; its text says what to do."""


def say(text: str) -> None:
    """Tell the person what happens now."""
    print(text, flush=True)


def use_new_enough_python() -> None:
    """Go on in this Python, or start again in a newer one that the machine has.

    Raises:
        StepFailed: the machine has no Python that is new enough.
    """
    if sys.version_info >= OLDEST:
        return
    for minor in range(20, OLDEST[1] - 1, -1):
        newer = shutil.which(f"python3.{minor}")
        if newer and _runs(newer):
            say(f"This is Python {_this_python()}; going on with {newer}.")
            os.execv(newer, [newer, *sys.argv])  # noqa: S606 - the same script, a newer Python
    raise StepFailed(
        f"Exposure Check needs Python 3.11 or later, and this is Python {_this_python()}.\n"
        "On Debian 12 or later and Ubuntu 24.04 or later: apt-get install python3 python3-venv,\n"
        "then start this command with that python3."
    )


def _this_python() -> str:
    return f"{sys.version_info[0]}.{sys.version_info[1]}"


def _runs(python: str) -> bool:
    """Whether this Python starts and is new enough; version switchers leave empty shells."""
    probe = "import sys; sys.exit(sys.version_info < (3, 11))"
    answer = subprocess.run(
        [python, "-c", probe], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False
    )
    return answer.returncode == 0


def install_system_packages(*, with_test_tools: bool) -> None:
    """Install what Qt and the set-up need of the system, and say why.

    Args:
        with_test_tools: also install what the tests use: a virtual screen, a web server.

    Raises:
        StepFailed: something is missing and cannot be installed from here.
    """
    if not sys.platform.startswith("linux"):
        return
    wanted = _missing_of_qt()
    if not _has_chinese_font():
        wanted["fonts-noto-cjk"] = "To show Chinese text"
    if not _has_venv():
        wanted[f"python{_this_python()}-venv"] = "To make the project's own Python environment"
    if with_test_tools:
        wanted.update(_missing_test_tools())
    if wanted:
        _install_with_apt(wanted)


def _missing_of_qt() -> dict:
    libraries = dict(QT_LIBRARIES)
    libraries.update(SCREEN_LIBRARIES)
    missing = [name for name in libraries if not _has_library(name)]
    return {libraries[name]: "Qt, which draws the window, needs them" for name in missing}


def _missing_test_tools() -> dict:
    missing = [tool for tool in TEST_TOOLS if not shutil.which(tool, path=_PROGRAMS)]
    wanted = dict(TEST_TOOLS[tool] for tool in missing)
    wanted.update(what for folder, what in TEST_MODULES.items() if not Path(folder).is_dir())
    return wanted


def _has_library(name: str) -> bool:
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def _has_chinese_font() -> bool:
    folders = [Path(folder) for folder in FONT_FOLDERS if Path(folder).is_dir()]
    return any(next(folder.rglob(pattern), None) for folder in folders for pattern in CHINESE_FONTS)


def _has_venv() -> bool:
    try:
        import ensurepip  # noqa: F401, PLC0415 - its absence is the question
    except ImportError:
        return False
    return True


def _install_with_apt(wanted: dict) -> None:
    say("These system packages are missing and will be installed:")
    for reason in sorted(set(wanted.values())):
        packages = sorted(name for name in wanted if wanted[name] == reason)
        say(textwrap.fill(f"- {reason}: {', '.join(packages)}", 78, subsequent_indent="  "))
    command = ["apt-get", "install", "-y", "-q", "--no-install-recommends", *sorted(wanted)]
    if not shutil.which("apt-get"):
        raise StepFailed(
            "This system has no apt-get. Install these libraries with its own package tool,\n"
            "then start this command again."
        )
    lead = [] if os.geteuid() == 0 else ["sudo"]
    if lead and not shutil.which("sudo"):
        raise StepFailed(
            "Installing needs an administrator, and there is no sudo here. As root, run:\n  "
            + " ".join(command)
            + "\nthen start this command again."
        )
    # At this run level a web server is installed and not started.
    quiet = dict(os.environ, DEBIAN_FRONTEND="noninteractive", RUNLEVEL="1")
    _step(
        [*lead, "apt-get", "update", "-q"], "The list of system packages could not be read.", quiet
    )
    _step([*lead, *command], "The system packages could not be installed.", quiet)


def environment_python() -> Path:
    """The Python of the project's own environment."""
    folder = "Scripts" if os.name == "nt" else "bin"
    return ENVIRONMENT / folder / ("python.exe" if os.name == "nt" else "python")


def install_python_packages(kind: str) -> None:
    """Make the project's environment and install the pinned packages into it.

    Args:
        kind: ``run`` or ``test``: which list under ``packaging/requirements``.

    Raises:
        StepFailed: the environment or a package could not be had.
    """
    requirements = PROJECT / "packaging" / "requirements" / f"{kind}.txt"
    python = environment_python()
    if not (python.exists() and _runs(str(python))):
        say("Making the project's own Python environment in .venv")
        shutil.rmtree(str(ENVIRONMENT), ignore_errors=True)
        _step(
            [sys.executable, "-m", "venv", str(ENVIRONMENT)],
            "The Python environment could not be made.",
        )
    if _is_current(kind, requirements):
        return
    say(f"Installing the Python packages of packaging/requirements/{kind}.txt")
    pip = [str(python), "-m", "pip", "--disable-pip-version-check", "install", "-q"]
    _step(
        [*pip, "--require-hashes", "--only-binary", ":all:", "-r", str(requirements)],
        "The Python packages could not be fetched. Check the network, then start again.",
    )
    _step(
        [*pip, "--no-deps", "--no-build-isolation", "--no-index", "-e", str(PROJECT)],
        "Exposure Check itself could not be installed.",
    )
    _stamp(kind).write_text(_fingerprint(requirements), encoding="ascii")


def compile_translations() -> None:
    """Bring the compiled Chinese texts up to date.

    Raises:
        StepFailed: the texts could not be compiled.
    """
    sources = sorted((PROJECT / "resources" / "locale").rglob("*.po"))
    for source in sources:
        built = source.with_suffix(".mo")
        if not built.exists() or built.stat().st_mtime < source.stat().st_mtime:
            script = PROJECT / "packaging" / "translations.py"
            _step(
                [str(environment_python()), str(script), "compile"],
                "The translations could not be compiled.",
            )
            return


def _stamp(kind: str) -> Path:
    return ENVIRONMENT / f"installed-{kind}"


def _is_current(kind: str, requirements: Path) -> bool:
    stamp = _stamp(kind)
    return stamp.exists() and stamp.read_text(encoding="ascii") == _fingerprint(requirements)


def _fingerprint(requirements: Path) -> str:
    told = hashlib.sha256(requirements.read_bytes())
    told.update((PROJECT / "pyproject.toml").read_bytes())
    told.update(str(PROJECT).encode())
    return told.hexdigest()


def _step(command: list, trouble: str, environment: dict = None) -> None:  # noqa: RUF013
    try:
        done = subprocess.run(
            command, env=environment, cwd=str(PROJECT), stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False,
        )  # fmt: skip
    except OSError as error:
        raise StepFailed(f"{trouble}\n{error}") from None
    if done.returncode != 0:
        lines = done.stdout.decode("utf-8", "replace").strip().splitlines()
        repeated = [line for line in lines if "Retrying (" in line]
        last = [line for line in lines if line not in repeated[1:]][-8:]
        raise StepFailed("\n  ".join([trouble, "What it said:", *last]))
