"""Slow work happens elsewhere, and its outcome arrives here."""

import threading

from PySide6.QtCore import QCoreApplication, QThreadPool

from ui.tasks import Task


def test_a_result_arrives_on_the_thread_that_waits(qtbot):
    threads = []
    task = Task(lambda: threads.append(threading.get_ident()) or "sheet")
    task.done.connect(lambda _: threads.append(threading.get_ident()))

    with qtbot.waitSignal(task.done) as done:
        task.start()

    assert done.args == ["sheet"]
    assert threads[0] != threading.get_ident() == threads[1]


def test_a_failure_is_told_with_its_reason(qtbot):
    def work():
        raise ValueError("no paper")

    task = Task(work)
    with qtbot.assertNotEmitted(task.done), qtbot.waitSignal(task.failed) as failed:
        task.start()

    assert str(failed.args[0]) == "no paper"


def test_a_cancelled_task_ends_unheard(qtbot):
    task = Task(lambda: "sheet")

    with qtbot.assertNotEmitted(task.done), qtbot.assertNotEmitted(task.failed):
        task.start()
        task.cancel()
        QThreadPool.globalInstance().waitForDone()
        QCoreApplication.processEvents()


def test_work_that_can_be_stopped_is_stopped_when_cancelled(qtbot):
    stopped = threading.Event()
    task = Task(lambda: stopped.wait(60), stop=stopped.set)

    task.start()
    task.cancel()

    assert QThreadPool.globalInstance().waitForDone(10_000)


def test_an_outcome_for_nobody_harms_nobody(qapp):
    task = Task(lambda: "sheet")
    task.start()
    del task

    QThreadPool.globalInstance().waitForDone()
    QCoreApplication.processEvents()
