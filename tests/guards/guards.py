#!/usr/bin/env python3
# SPDX-FileCopyrightText: Vitrine authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The rules of the house that no compiler checks.

guards.py --source DIR     reads the sources below DIR, prints FILE:LINE: what [guard]; exit 1 when there is a finding
guards.py --self-test      every guard on a sample that breaks it and on one that does not
guards.py --list
"""

import argparse
import collections
import os
import re
import sys
import tempfile

LINE_CEILING = 600
CODE = (".cpp", ".h")
# Not written by us, or kept byte for byte.
KEPT = ("tests/fixtures/", "tests/golden/", "tests/fuzz/seeds/", "LICENSE", "translations/vitrine_")

Finding = collections.namedtuple("Finding", "file line text")
GUARDS = {}


def guard(function):
    GUARDS[function.__name__.replace("_", "-")] = function
    return function


class Tree:
    """The text files below a folder, without what is built or kept by git."""

    def __init__(self, root):
        self.files = {}
        for folder, folders, names in os.walk(root):
            folders[:] = sorted(f for f in folders if f not in (".git", "build", ".cache", "__pycache__"))
            for name in sorted(names):
                path = os.path.join(folder, name)
                relative = os.path.relpath(path, root)
                if name == ".git" or os.path.islink(path) or not os.path.isfile(path):
                    continue
                try:
                    with open(path, encoding="utf-8") as stream:
                        self.files[relative] = stream.read()
                except UnicodeDecodeError:
                    continue  # a picture, or a sample of bad input

    def select(self, *prefixes, suffixes=CODE, kept=False):
        for path, text in self.files.items():
            if path.endswith(suffixes) and path.startswith(prefixes or ("",)):
                if kept or not path.startswith(KEPT):
                    yield path, text


def lines(text):
    return enumerate(text.splitlines(), 1)


def without_comments(text):
    """Comments become blanks, lines stay where they are. Strings are left alone."""

    def blank(match):
        found = match.group(0)
        return found if found[0] in "\"'" else re.sub(r"[^\n]", " ", found)

    return re.sub(r'"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'|//[^\n]*|/\*.*?\*/', blank, text, flags=re.S)


def includes(text):
    for number, line in lines(without_comments(text)):
        match = re.match(r'\s*#\s*include\s*([<"])([^>"]+)[>"]', line)
        if match:
            yield number, match.group(1) == '"', match.group(2)


# What core may take from Qt: values and parsers of text. Nothing that is an object, opens, runs, waits or paints.
CORE_QT = re.compile(
    r"^(QtCore/|QtXml/)?("
    r"QBitArray|QByteArray(View|List|Matcher)?|QChar|QCryptographicHash|QDate|QDateTime|QTimeZone|QDom\w+|QFlags|QHash|"
    r"QHashFunctions|QJson\w+|QLatin1(Char|String|StringView)|QLine|QList|QLocale|QMap|QMultiHash|QMultiMap|QMargins|"
    r"QMetaType|QPair|QPoint|QRect|QRegularExpression\w*|QScopeGuard|QSet|QShared(Data|DataPointer|Pointer)|QSize|QStack|"
    r"QString|QString(Builder|Converter|Decoder|Encoder|List|Literal|Matcher|Tokenizer|View)|QTextStream|Qt|QtAlgorithms|"
    r"QtGlobal|QtMath|QtMinMax|QUrl|QUuid|QVariant\w*|QVarLengthArray|QVector|QVersionNumber|QXmlStream\w*|qglobal\.h|"
    r"qnumeric\.h|qttranslation\.h|QtEndian|QtDebug|QDebug)$"
)
CORE_STD_NOT = re.compile(
    r"^(fstream|iostream|filesystem|cstdio|stdio\.h|thread|mutex|future|random|unistd\.h|fcntl\.h|sys/.*|dirent\.h|ctime)$"
)

# Which folders a folder may include; the longest prefix that fits decides. Everything may include itself.
ARROWS = {
    "core/base/": ("core/base/",),
    "core/domainxml/": ("core/base/", "core/domainxml/"),
    "core/host/": ("core/base/", "core/host/"),
    "core/guest/": ("core/base/", "core/domainxml/", "core/guest/"),
    "core/": ("core/",),
    "core/io/": ("core/",),
    "cli/": ("cli/", "core/"),
    "helper/": ("helper/", "core/"),
    "gui/": ("gui/", "core/"),
    "gui/text/": ("gui/text/", "core/"),
    "gui/models/": ("gui/models/", "gui/text/", "gui/document/", "core/"),
    "gui/document/": ("gui/document/", "gui/text/", "core/"),
}
IO_FREE = ("core/", "gui/text/", "gui/models/", "gui/panels/", "gui/editors/")


@guard
def arrows(tree):
    """gui, cli -> core/io -> core; core knows neither objects nor files; models know no panels and no widgets."""
    for path, text in tree.select("core/", "cli/", "gui/", "helper/"):
        room = max((r for r in ARROWS if path.startswith(r)), key=len)
        pure = path.startswith("core/") and not path.startswith("core/io/")
        widget_free = path.startswith(("core/", "cli/", "gui/models/", "gui/text/", "gui/document/"))
        for number, quoted, name in includes(text):
            if quoted and "/" not in name:
                if not name.endswith(".moc") and not name.startswith("ui_"):
                    yield Finding(path, number, f'"{name}": includes are written from the root, "{os.path.dirname(path)}/{name}"')
            elif quoted and not name.startswith(ARROWS[room]):
                yield Finding(path, number, f'{room} must not include "{name}"')
            elif quoted and name.startswith("core/io/") and path.startswith(IO_FREE) and not path.startswith("core/io/"):
                yield Finding(path, number, f'{os.path.dirname(path)} must not touch the world: "{name}"')
            elif not quoted and pure and name.startswith("Q") and not CORE_QT.match(name):
                yield Finding(path, number, f"core holds values and pure functions: <{name}>")
            elif not quoted and pure and CORE_STD_NOT.match(name):
                yield Finding(path, number, f"core touches neither files, processes, threads nor chance: <{name}>")
            elif not quoted and widget_free and re.match(r"^(QtWidgets/|Q\w*(Widget|Dialog|Window)$|QMessageBox$|QMenu$)", name):
                yield Finding(path, number, f"no widgets here: <{name}>")
        if pure:
            for number, line in lines(without_comments(text)):
                if re.search(r"\bQ_OBJECT\b|\bQ_GADGET\b", line):
                    yield Finding(path, number, "core has no QObject")


@guard
def licence_header(tree):
    """Every source says who and under what, in its first lines."""
    for path, text in tree.files.items():
        name = os.path.basename(path)
        is_source = (
            path.endswith(CODE + (".py", ".sh", ".cmake", ".desktop", ".metainfo.xml", ".policy", ".qss"))
            or name in ("CMakeLists.txt", "dev", ".clang-format", ".clang-tidy", ".codespellrc", ".editorconfig")
            or text.startswith("#!")
        )
        if not is_source or path.startswith(KEPT):
            continue
        head = "\n".join(text.splitlines()[:6])
        for line in ("SPDX-" + "FileCopyrightText: Vitrine authors", "SPDX-" + "License-Identifier: "):
            if line not in head:
                yield Finding(path, 1, f"the first lines lack '{line.strip()}'")


@guard
def length(tree):
    """A file is one idea."""
    for path, text in tree.select():
        count = text.count("\n")
        if count > LINE_CEILING:
            yield Finding(path, count, f"{count} lines, the ceiling is {LINE_CEILING}")


@guard
def pragma_once(tree):
    """Headers guard themselves in one way."""
    for path, text in tree.select(suffixes=(".h",)):
        if not re.search(r"^#pragma once$", text, flags=re.M):
            yield Finding(path, 1, "no #pragma once")


@guard
def no_translation_in_core(tree):
    """Core marks texts, gui translates them; the command line speaks English."""
    for path, text in tree.select("core/", "cli/"):
        for number, line in lines(without_comments(text)):
            if re.search(r"\btr\(|\btranslate\(|\bqtTrId\(", line):
                yield Finding(path, number, "texts are marked with VITRINE_TEXT here, and translated in gui/text")


@guard
def nothing_left_open(tree):
    """What is not done is an issue, not a comment."""
    words = re.compile(r"\b(" + "|".join(("TO" + "DO", "FIX" + "ME", "X" * 3, "HA" + "CK")) + r")\b")
    for path, text in tree.files.items():
        if path.startswith(KEPT):
            continue
        for number, line in lines(text):
            found = words.search(line)
            if found:
                yield Finding(path, number, f"'{found.group(0)}' left open")


@guard
def no_foreign_paths(tree):
    """Nothing names one machine's folders or a host that packages come from."""
    hosts = r"https?://[^ ]*(debian|ubuntu|npm|pypi)[a-z]*\.(org|com)"
    everywhere = re.compile(hosts)
    ours = re.compile(r"(?<![\w.])/(work|farm|root|home/\w+)/|" + hosts)
    for path, text in tree.files.items():
        # Guests that were kept as they came may have a person's folders in them, but no such host.
        pattern = everywhere if path.startswith(KEPT) else ours
        for number, line in lines(text):
            found = pattern.search(line)
            if found:
                yield Finding(path, number, f"'{found.group(0)}' belongs to one machine")


@guard
def every_source_is_built(tree):
    """Source lists are written by hand: a file that no list names is not compiled, and its tests never run."""
    lists = {os.path.dirname(p): t for p, t in tree.files.items() if os.path.basename(p) == "CMakeLists.txt"}
    for path, _ in tree.select("core/", "cli/", "gui/", "tests/", suffixes=(".cpp",)):
        folder = os.path.dirname(path)
        while folder and not (
            folder in lists and re.search(r"(?<![\w.-])" + re.escape(os.path.relpath(path, folder)) + r"(?![\w.-])", lists[folder])
        ):
            folder = os.path.dirname(folder)
        if not folder:
            yield Finding(path, 1, "no CMakeLists.txt names it")


@guard
def no_sleeping_tests(tree):
    """A test waits for what it expects (QTRY_, QSignalSpy::wait), not for luck."""
    for path, text in tree.select("tests/"):
        for number, line in lines(without_comments(text)):
            if re.search(r"QTest::qSleep|QTest::qWait\(|QThread::m?sleep|\bstd::this_thread::sleep|\busleep\(", line):
                yield Finding(path, number, "a sleep")


def check(tree):
    count = 0
    for name, function in GUARDS.items():
        for finding in function(tree):
            print(f"{finding.file}:{finding.line}: {finding.text} [{name}]")
            count += 1
    return count


SPDX = "// SPDX-" + "FileCopyrightText: Vitrine authors\n// SPDX-" + "License-Identifier: GPL-3.0-or-later\n"
HEADER = SPDX + "#pragma once\n"

# guard -> files that break it, each with the number of findings it must give
BAD = {
    "arrows": {
        "core/rules/a.cpp": (SPDX + "#include <QFile>\n#include <QtWidgets/QWidget>\n#include <QObject>\n", 3),
        "core/rules/b.cpp": (SPDX + '#include "core/io/sysfs.h"\n#include "gui/app/x.h"\n#include "b.h"\n', 3),
        "core/guest/c.h": (HEADER + '#include "core/rules/rules.h"\n#include <fstream>\nclass A { Q_OBJECT };\n', 3),
        "core/io/d.cpp": (SPDX + '#include "cli/x.h"\n#include "gui/x.h"\n#include <QtWidgets/QWidget>\n', 3),
        "cli/e.cpp": (SPDX + '#include "gui/app/x.h"\n', 1),
        "gui/models/f.cpp": (SPDX + '#include "gui/panels/x.h"\n#include "core/io/x.h"\n#include <QTreeWidget>\n', 3),
        "gui/panels/g.cpp": (SPDX + '#include "cli/x.h"\n#include "core/io/x.h"\n', 2),
    },
    "licence-header": {
        "core/a.h": ("#pragma once\n", 2),
        "tool": ("#!/bin/sh\n# SPDX-" + "License-Identifier: GPL-3.0-or-later\n", 1),
    },
    "length": {"core/a.cpp": (SPDX + "\n" * LINE_CEILING, 1)},
    "pragma-once": {"core/a.h": (SPDX + "#ifndef A_H\n#define A_H\n#endif\n", 1)},
    "no-translation-in-core": {"core/a.cpp": (SPDX + 'auto a = tr("x");\nauto b = QCoreApplication::translate("c", "x");\n', 2)},
    "nothing-left-open": {"docs/a.md": ("one day " + "TO" + "DO\n", 1), "core/a.cpp": (SPDX + "// FIX" + "ME: later\n", 1)},
    "no-foreign-paths": {
        "docs/a.md": ("see /wo" + "rk/x\n", 1),
        "dev": (SPDX + "deb http://deb." + "debian.org/ x\n/ho" + "me/me/x\n", 2),
    },
    "every-source-is-built": {
        "core/a.cpp": (SPDX, 1),
        "core/CMakeLists.txt": ("# SPDX-" + "FileCopyrightText: Vitrine authors\n# SPDX-" + "License-Identifier: x\naa.cpp a.cpp.in b/c.cpp\n", 0),
        "core/b/c.cpp": (SPDX, 0),
    },
    "no-sleeping-tests": {"tests/a.cpp": (SPDX + "QTest::qSleep(10);\nQTest::qWait(10);\n", 2)},
}

GOOD = {
    "core/guest/a.h": HEADER + '#include "core/base/text.h"\n#include <QString>\n#include <vector>\n// tr("in a comment"), <QFile>\n',
    "core/io/a.cpp": SPDX + '#include "core/host/a.h"\n#include <QFile>\n#include <fstream>\n#include "a.moc"\n',
    "core/CMakeLists.txt": "# SPDX-" + "FileCopyrightText: Vitrine authors\n# SPDX-" + "License-Identifier: x\nio/a.cpp\n",
    "gui/models/a.h": HEADER + '#include "gui/text/a.h"\n#include <QAbstractItemModel>\n',
    "gui/app/a.h": HEADER + '#include "core/io/a.h"\n#include <QWidget>\n',
    "tests/fixtures/a.xml": "/ho" + "me/me/TO" + "DO\n",
    "README.md": "A guest's disk is below /var/lib; the licence is GPL-3.0.\n",
}


def findings_in(samples, function):
    with tempfile.TemporaryDirectory() as folder:
        for path, text in samples.items():
            os.makedirs(os.path.join(folder, os.path.dirname(path)), exist_ok=True)
            with open(os.path.join(folder, path), "w", encoding="utf-8") as stream:
                stream.write(text)
        return list(function(Tree(folder)))


def self_test():
    failures = []
    for name, function in GUARDS.items():
        samples = BAD.get(name)
        if not samples:
            failures.append(f"{name}: no sample breaks it")
            continue
        found = findings_in({path: sample[0] for path, sample in samples.items()}, function)
        for path, (_, expected) in samples.items():
            count = sum(1 for f in found if f.file == path)
            if count != expected:
                failures.append(f"{name}: {count} findings in {path}, not {expected}: {[f.text for f in found if f.file == path]}")
        failures += [f"{name}: fires on the good sample: {f}" for f in findings_in(GOOD, function)]
    for failure in failures:
        print(failure)
    print(f"{len(GUARDS)} guards, {len(failures)} failures")
    return len(failures)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--source", metavar="DIR")
    parser.add_argument("--self-test", action="store_true")
    parser.add_argument("--list", action="store_true")
    options = parser.parse_args()
    if options.list:
        for name, function in GUARDS.items():
            print(f"{name:24} {function.__doc__}")
        return 0
    if options.self_test:
        return 1 if self_test() else 0
    if not options.source:
        parser.error("--source, --self-test or --list")
    tree = Tree(options.source)
    if not tree.files:
        print(f"{options.source}: nothing to read")
        return 1
    return 1 if check(tree) else 0


if __name__ == "__main__":
    sys.exit(main())
