"""A run from inbox to output folder, with real worker processes."""

from __future__ import annotations

import csv
import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from concurrent.futures.process import BrokenProcessPool
from email.message import EmailMessage
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import misbehaving
import pytest

from extractor.batch import batch, to_frame
from extractor.batch.run import Event
from extractor.errors import ExtractorError, UsageError

DOCUMENTS = ("Botswana.docx", "FJI final.docx", "letter.docx")
COMMAND = [sys.executable, "-m", "extractor", "batch"]


def contents(out: Path) -> dict[str, str]:
    """Every file by name, as a hash; the run's own state included."""
    return {str(p.relative_to(out)): hashlib.sha256(p.read_bytes()).hexdigest() for p in sorted(out.rglob("*")) if p.is_file()}


def manifest(out: Path) -> dict[str, object]:
    loaded: dict[str, object] = json.loads((out / "manifest.json").read_bytes())
    return loaded


@pytest.fixture
def inbox(tmp_path: Path, samples: Path) -> Path:
    folder = tmp_path / "inbox"
    folder.mkdir()
    replies = samples / "replies" / "cu-2023-187"
    for name in DOCUMENTS:
        shutil.copy(replies / name, folder / name)
    mail = EmailMessage()
    mail["From"], mail["Subject"], mail["Date"] = "A <a@justice.gov.mg>", "Madagascar", "Mon, 04 Sep 2023 09:30:00 +0000"
    mail.set_content("Ci-joint.")
    mail.add_attachment((replies / "Réponse Madagascar.docx").read_bytes(), maintype="application", subtype="x", filename="reply.doc")
    (folder / "mail.eml").write_bytes(mail.as_bytes())
    (folder / "broken.docx").write_bytes(b"PK\3\4 no word document")
    return folder


def test_inbox_to_countries_and_again(inbox: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    events: list[Event] = []
    report = batch(inbox, out, jobs=1, report=events.append)
    assert report.failed == 1
    assert report.errors[0].path == "broken.docx"
    assert {"BWA.json", "FJI.json", "MDG.json", "manifest.json"} <= {p.name for p in out.glob("*.json")}
    reply = json.loads((out / "MDG.json").read_bytes())
    assert reply["sources"][0] | {"sha256": ""} == {"path": "mail.eml/reply.doc", "sha256": "", "format": "docx", "received": "2023-09-04"}
    kept = out / ".extractor" / "documents" / f"{reply['sources'][0]['sha256']}.docx"
    assert hashlib.sha256(kept.read_bytes()).hexdigest() == reply["sources"][0]["sha256"]
    assert (out / ".extractor" / "questionnaires" / "cu-2023-187.yaml").is_file()
    assert events[-1].documents == events[-1].documents_total == 4
    rows = list(csv.DictReader((out / "tables" / "answers.csv").read_text("utf-8-sig").splitlines()))
    assert {row["iso3"] for row in rows} >= {"BWA", "FJI", "MDG"}
    assert len(to_frame(out, "wide", library="pandas")) == len(report.replies)

    before, stamps = contents(out), {p: p.stat().st_mtime_ns for p in out.rglob("*") if p.is_file()}
    again = batch(inbox, out, jobs=1)
    assert (again.read, again.kept) == (0, 4)
    assert contents(out) == before
    assert {p: p.stat().st_mtime_ns for p in out.rglob("*") if p.is_file()} == stamps

    (inbox / "FJI final.docx").unlink()
    shutil.copy(inbox / "letter.docx", inbox / "second letter.docx")
    third = batch(inbox, out, jobs=1)
    assert (third.read, third.kept) == (1, 3)
    assert not (out / "FJI.json").exists()
    fresh = tmp_path / "fresh"
    batch(inbox, fresh, jobs=2)
    assert contents(out) == contents(fresh)


def test_other_people_s_files_and_corrections_stay(inbox: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    batch(inbox, out, jobs=1)
    kept = json.loads((out / "BWA.json").read_bytes())["answers"]["1"]
    wrong = {"id": "c1", "reply": "BWA", "item": "1", "who": "Ann", "after": {"status": "answered", "selected": ["no"], "text": ""}}
    right = {"id": "c2", "reply": "BWA", "item": "4", "after": {"selected": ["no"]}}
    gone = {"id": "c3", "reply": "ZZZ", "item": "4", "after": {"selected": ["no"]}}
    log = "".join(json.dumps(entry) + "\n" for entry in (wrong, right, gone))
    (out / "corrections.jsonl").write_text(log)
    (out / "notes.json").write_text("{}")
    (inbox / "FJI final.docx").unlink()
    report = batch(inbox, out, jobs=1)
    assert (out / "corrections.jsonl").read_text() == log
    assert (out / "notes.json").exists()
    assert json.loads((out / "BWA.json").read_bytes())["answers"]["1"] == kept
    assert [[e.id for e in found] for found in (report.agreeing, report.conflicting, report.orphaned)] == [["c2"], ["c1"], ["c3"]]
    rows = list(csv.DictReader((out / "tables" / "answers.csv").read_text("utf-8-sig").splitlines()))
    (row,) = [row for row in rows if (row["reply"], row["item"]) == ("BWA", "1")]
    assert (row["selected"], row["corrected"], row["checked_by"]) == ("no", "1", "Ann")


def test_one_that_hangs_crashes_or_eats_all_memory_costs_itself_alone(
    samples: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inbox, out = tmp_path / "inbox", tmp_path / "out"
    inbox.mkdir()
    for name in ("crash", "fault", "fine", "hang", "hungry", "vanish"):
        shutil.copy(samples / "replies" / "cu-2023-187" / "Botswana.docx", inbox / f"{name}.docx")
    real = __import__("extractor.batch.run", fromlist=["work"]).work
    monkeypatch.setattr("extractor.batch.run.work", SimpleNamespace(intake=real.intake, extract=misbehaving.extract))
    report = batch(inbox, out, jobs=2, timeout=20, memory=400 << 20)
    errors = {failure.path: failure.message for failure in report.errors}
    assert "fine.docx" not in errors, errors["fine.docx"]
    assert errors.keys() == {"crash.docx", "fault.docx", "hang.docx", "hungry.docx", "vanish.docx"}
    assert errors["hang.docx"] == "took longer than 20 seconds"
    assert errors["hungry.docx"] == "needs more memory than allowed"
    assert "crashed" in errors["crash.docx"] and "crashed" in errors["vanish.docx"]
    assert [reply.file for reply in report.replies] == ["BWA.json"]
    monkeypatch.setattr("extractor.batch.run.work", real)
    again = batch(inbox, out, jobs=2)
    assert again.failed == 0


def test_what_ate_all_memory_leaves_it_to_the_next(samples: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same worker reads the next document: nothing of the last one may still be held."""
    inbox, out = tmp_path / "inbox", tmp_path / "out"
    inbox.mkdir()
    for name in ("hungry", "later"):
        shutil.copy(samples / "replies" / "cu-2023-187" / "Botswana.docx", inbox / f"{name}.docx")
    real = __import__("extractor.batch.run", fromlist=["work"]).work
    monkeypatch.setattr("extractor.batch.run.work", SimpleNamespace(intake=real.intake, extract=misbehaving.extract))
    report = batch(inbox, out, jobs=1, memory=400 << 20)
    assert {failure.path: failure.message for failure in report.errors} == {"hungry.docx": "needs more memory than allowed"}
    assert [reply.file for reply in report.replies] == ["BWA.json"]


def test_a_crash_that_breaks_the_whole_pool_costs_no_other_document(samples: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """pebble's pool breaks if a worker dies before the start of its task was noted: a race that depends on the machine, so it is staged."""
    from pebble.pool.process import PoolManager

    inbox, out, broken = tmp_path / "inbox", tmp_path / "out", []
    inbox.mkdir()
    for name in ("crash", "fine"):
        shutil.copy(samples / "replies" / "cu-2023-187" / "Botswana.docx", inbox / f"{name}.docx")
    real, find = __import__("extractor.batch.run", fromlist=["work"]).work, PoolManager.find_expired_task

    def none_yet(manager: Any, worker: int) -> Any:
        if not broken:
            broken.append(worker)
            raise BrokenProcessPool("All workers expired")
        return find(manager, worker)

    monkeypatch.setattr(PoolManager, "find_expired_task", none_yet)
    monkeypatch.setattr("extractor.batch.run.work", SimpleNamespace(intake=real.intake, extract=misbehaving.extract))
    report = batch(inbox, out, jobs=1)
    assert [(failure.path, failure.code) for failure in report.errors] == [("crash.docx", "crashed")]
    assert ([reply.file for reply in report.replies], len(broken)) == (["BWA.json"], 1)


def test_a_changed_definition_is_read_with_again(inbox: Path, samples: Path, tmp_path: Path) -> None:
    out, definition = tmp_path / "out", tmp_path / "own.yaml"
    batch(inbox, out, jobs=1)
    shutil.copy(out / ".extractor" / "questionnaires" / "cu-2023-187.yaml", definition)
    report = batch(inbox, out, str(definition), jobs=1)
    assert report.read == 4
    assert batch(inbox, out, str(definition), jobs=1).read == 0


def test_a_reply_put_to_another_questionnaire_is_read_with_it(inbox: Path, samples: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    batch(inbox, out, jobs=1)
    held = (out / ".extractor" / "questionnaires" / "cu-2023-187.yaml").read_text()
    (out / ".extractor" / "questionnaires" / "other.yaml").write_text(held.replace("id: cu-2023-187", "id: other", 1))
    entry = {"id": "q", "reply": "BWA", "item": "#questionnaire", "after": {"questionnaire": "other"}}
    (out / "corrections.jsonl").write_text(json.dumps(entry) + "\n")
    for _ in range(2):
        report = batch(inbox, out, jobs=1)
        assert json.loads((out / "BWA.json").read_bytes())["questionnaire"]["id"] == "other"
        assert json.loads((out / "FJI.json").read_bytes())["questionnaire"]["id"] == "cu-2023-187"
        assert not report.orphaned
    assert report.read == 0


@pytest.mark.parametrize("arrange", ["same", "file", "missing"])
def test_folders_that_make_no_sense(arrange: str, inbox: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    folder, out = {"same": (inbox, inbox), "file": (inbox, tmp_path / "file"), "missing": (tmp_path / "none", tmp_path / "out")}[arrange]
    with pytest.raises(UsageError):
        batch(folder, out, jobs=1)


def test_output_inside_the_inbox_is_not_read_as_input(inbox: Path) -> None:
    batch(inbox, inbox / "out", jobs=1)
    before = contents(inbox / "out")
    batch(inbox, inbox / "out", jobs=1)
    assert contents(inbox / "out") == before


def start(inbox: Path, out: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [*COMMAND, str(inbox), "-o", str(out), "-j", "2"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    )


def wait_for(out: Path, results: int, process: subprocess.Popen[str]) -> None:
    """Until that many documents are done, or the run is."""
    while process.poll() is None:
        if len(list(out.glob(".extractor/results/*.json"))) >= results:
            return
        time.sleep(0.01)


def test_killed_runs_go_on_where_they_stopped(inbox: Path, tmp_path: Path) -> None:
    whole, killed = tmp_path / "whole", tmp_path / "killed"
    batch(inbox, whole, jobs=2)
    for results in (0, 1, 3, 4):
        process = start(inbox, killed)
        wait_for(killed, results, process)
        process.kill()
        process.communicate()
    (killed / ".BWA.json.999.tmp").write_text("half")
    process = start(inbox, killed)
    stdout, stderr = process.communicate(timeout=120)
    assert process.returncode == 1, stderr
    assert contents(killed) == contents(whole)
    assert "1 failed" in stdout
    assert "Traceback" not in stderr


def test_interrupt_stops_cleanly(inbox: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    process = start(inbox, out)
    wait_for(out, 1, process)
    process.send_signal(signal.SIGINT)
    _, stderr = process.communicate(timeout=60)
    assert process.returncode == 130, stderr
    assert stderr.strip().splitlines()[-1] == "extractor: stopped; run the same command again to go on"
    assert "Traceback" not in stderr


def test_two_runs_on_one_folder_do_not_mix(inbox: Path, tmp_path: Path) -> None:
    fcntl = pytest.importorskip("fcntl")
    out = tmp_path / "out"
    (out / ".extractor").mkdir(parents=True)
    handle = os.open(out / ".extractor", os.O_RDONLY)
    fcntl.flock(handle, fcntl.LOCK_EX)
    try:
        with pytest.raises(UsageError, match="another run"):
            batch(inbox, out, jobs=1)
    finally:
        os.close(handle)


BLOCK_SOCKETS = """
import os, sys
def refuse(event, arguments):
    if event in ("socket.connect", "socket.bind", "socket.sendto", "socket.getaddrinfo", "socket.gethostbyname"):
        family = getattr(arguments[0], "family", None) if arguments else None
        if family is None or int(family) != 1:  # 1: AF_UNIX, by which processes of one machine talk
            with open(os.environ["TRIED"], "a") as log:
                log.write(f"{event} {arguments[1:]}\\n")
            raise PermissionError(event)
sys.addaudithook(refuse)
"""


def test_no_process_ever_touches_the_network(inbox: Path, tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(BLOCK_SOCKETS)
    tried = tmp_path / "tried"
    environment = os.environ | {"PYTHONPATH": str(tmp_path), "TRIED": str(tried)}
    check = "import socket; socket.create_connection(('127.0.0.1', 9))"
    assert subprocess.run([sys.executable, "-c", check], env=environment, capture_output=True).returncode == 1
    assert tried.read_text()
    tried.unlink()
    run = subprocess.run([*COMMAND, str(inbox), "-o", str(tmp_path / "out"), "-j", "2"], env=environment, capture_output=True, text=True)
    assert run.returncode == 1, run.stderr
    assert "1 failed" in run.stdout
    assert not tried.exists(), tried.read_text()


def test_workers_that_cannot_start_are_one_clear_error(inbox: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError("Resource temporarily unavailable")

    monkeypatch.setattr("multiprocessing.popen_forkserver.Popen.__init__", refuse)
    with pytest.raises(ExtractorError, match="worker processes cannot be started \\(Resource temporarily unavailable\\)"):
        batch(inbox, tmp_path / "out", jobs=1)


@pytest.mark.slow
def test_cluster_gives_what_this_machine_gives(inbox: Path, tmp_path: Path) -> None:
    pytest.importorskip("distributed")
    address, local, remote = tmp_path / "scheduler.json", tmp_path / "local", tmp_path / "remote"
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    dask = [sys.executable, "-m", "distributed.cli.dask_scheduler", "--scheduler-file", str(address), "--port", "0", "--no-dashboard"]
    worker = [sys.executable, "-m", "distributed.cli.dask_worker", "--scheduler-file", str(address), "--nthreads", "1", "--no-dashboard"]
    started = [subprocess.Popen([*dask, "--host", "127.0.0.1"], **quiet)]
    try:
        deadline = time.monotonic() + 60
        while not address.exists() and time.monotonic() < deadline:
            time.sleep(0.1)
        started += [
            subprocess.Popen([*worker, "--local-directory", str(tmp_path / f"w{k}"), "--host", "127.0.0.1"], **quiet) for k in range(2)
        ]
        where = json.loads(address.read_text())["address"]
        run = wait_for_cluster([*COMMAND, str(inbox), "-o", str(remote), "--cluster", where])
    finally:
        for process in reversed(started):
            process.terminate()
            process.wait(30)
    assert run.returncode == 1, run.stderr
    batch(inbox, local, jobs=1)
    assert contents(remote) == contents(local)


def wait_for_cluster(command: list[str]) -> subprocess.CompletedProcess[str]:
    """Run a command as soon as the scheduler has workers."""
    for _ in range(60):
        run = subprocess.run(command, capture_output=True, text=True)
        if "has no workers" not in run.stderr:
            break
        time.sleep(0.5)
    return run


def test_no_scheduler_is_one_clear_error(inbox: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("distributed")
    run = subprocess.run(
        [*COMMAND, str(inbox), "-o", str(tmp_path / "out"), "--cluster", "tcp://127.0.0.1:9"], capture_output=True, text=True
    )
    assert run.returncode == 2
    assert run.stderr.startswith("extractor: no Dask scheduler answers at tcp://127.0.0.1:9")
