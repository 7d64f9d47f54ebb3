"""The project's own promises: what is packaged, how long things may get, what README tells people to run."""

from __future__ import annotations

import ast
import configparser
import re
import subprocess
import sys
from importlib.metadata import distribution, version
from importlib.resources import files
from pathlib import Path
from urllib.parse import unquote

import pytest
from packaging.requirements import Requirement

FILE_LINES, FUNCTION_LINES = 400, 40


@pytest.fixture(scope="module")
def config(project: Path) -> configparser.ConfigParser:
    parser = configparser.ConfigParser()
    parser.read(project / "setup.cfg", encoding="utf-8")
    return parser


def test_every_package_is_listed(project: Path, config: configparser.ConfigParser) -> None:
    on_disk = {".".join(path.parent.relative_to(project).parts) for path in (project / "extractor").rglob("__init__.py")}
    assert set(config["options"]["packages"].split()) == on_disk | {"extractor.models"}


def test_models_ship_as_a_package_of_their_own() -> None:
    models = files("extractor.models")
    assert models.joinpath("questionnaires", "cu-2023-187.yaml").is_file()


def test_files_and_functions_stay_short(project: Path) -> None:
    long = []
    for path in sorted((project / "extractor").rglob("*.py")):
        source = path.read_text(encoding="utf-8")
        if (lines := source.count("\n")) > FILE_LINES:
            long.append(f"{path.relative_to(project)}: {lines} lines")
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno is not None:
                length = node.end_lineno - node.lineno + 1
                if length > FUNCTION_LINES:
                    long.append(f"{path.relative_to(project)}:{node.lineno} {node.name}: {length} lines")
    assert long == []


def test_no_required_package_binds_us_to_its_own_licence(config: configparser.ConfigParser) -> None:
    """None of what a plain ``pip install`` brings, directly or not, is under the GPL or AGPL."""
    waiting = [line for line in config["options"]["install_requires"].splitlines() if line]
    seen: set[str] = set()
    bound = []
    while waiting:
        requirement = Requirement(waiting.pop())
        name = requirement.name.lower()
        if name in seen or (requirement.marker and not requirement.marker.evaluate({"extra": ""})):
            continue
        seen.add(name)
        package = distribution(name)
        waiting += package.requires or []
        licence = " ".join(package.metadata.get_all("License-Expression", []) + package.metadata.get_all("Classifier", []))
        if re.search(r"(?<!L)(?<!Lesser )\bA?GPL|(?<!Lesser )General Public License", licence):
            bound.append(name)
    assert bound == []
    assert len(seen) > 20


def test_readme_has_both_commands(project: Path) -> None:
    readme = (project / "README.md").read_text(encoding="utf-8")
    for name in ("read", "test"):
        assert re.search(rf"<!-- {name} -->\n```sh\n.+\n```\n", readme), name


def test_links_in_the_documents_lead_somewhere(project: Path) -> None:
    broken = []
    for page in [project / "README.md", project / "samples/README.md", *(project / "docs").glob("*.md")]:
        for link in re.findall(r"\]\(([^)#]+)", page.read_text(encoding="utf-8")):
            if "://" not in link and not (page.parent / unquote(link)).exists():
                broken.append(f"{page.name}: {link}")
    assert broken == []


def test_help_loads_nothing_heavy() -> None:
    script = "import sys; sys.argv = ['extractor', '--help']\nimport atexit\natexit.register(lambda: print(*sys.modules))\n" \
             "from extractor.cli import main\nmain()"
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    loaded = {name.split(".")[0] for name in run.stdout.splitlines()[-1].split()}
    assert loaded.isdisjoint({"babel", "docx", "lxml", "pdfplumber", "pypdfium2", "pycountry", "rapidfuzz", "rich", "spacy", "yaml"})
    assert "click" in loaded


@pytest.mark.parametrize("command", [["-m", "extractor"], ["-c", "from extractor.cli import main; main()"]])
def test_version_from_any_folder(command: list[str], tmp_path: Path) -> None:
    run = subprocess.run([sys.executable, *command, "--version"], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert run.stdout.split()[-1] == version("extractor")


def test_workers_import_nothing_from_the_current_folder(samples: Path, tmp_path: Path) -> None:
    """A folder of mails may hold a ``msgspec.py``; running there must not run it."""
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    (inbox / "reply.docx").write_bytes((samples / "replies/cu-2023-187/Botswana.docx").read_bytes())
    (inbox / "msgspec.py").write_text(f"open({str(tmp_path / 'ran')!r}, 'w').close()\n", encoding="utf-8")
    command = [str(Path(sys.executable).with_name("extractor")), "batch", ".", "-o", str(tmp_path / "out")]
    run = subprocess.run(command, cwd=inbox, capture_output=True, text=True, timeout=120)
    assert not (tmp_path / "ran").exists()
    assert (tmp_path / "out/BWA.json").exists(), run.stderr
