#!/usr/bin/env python3
# SPDX-FileCopyrightText: Vitrine authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The texts of the sources and their translations.

strings.py update       brings translations/vitrine_*.ts up to date with the sources (the German and the English one are made when missing)
strings.py check        exit 1 when a text has no finished translation, a placeholder is lost, or a file is not up to date
strings.py --self-test  the check itself, on sources that break it and on ones that do not

The sources are English. vitrine_en.ts holds nothing but the plural forms: "1 error", "2 errors" for "%n error(s)".

The engine marks its texts with VITRINE_TEXT("..."), which lupdate does not know: it reads copies of the sources where that is
written out as QT_TRANSLATE_NOOP("core", "...").
"""

import argparse
import glob
import os
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET

ROOMS = ("core", "cli", "gui")
LUPDATE = ("/usr/lib/qt6/bin/lupdate", "/usr/lib64/qt6/bin/lupdate", "lupdate6", "lupdate")


def find_lupdate(wanted):
    for candidate in (wanted,) if wanted else LUPDATE:
        found = shutil.which(candidate)
        if found:
            return found
    sys.exit("strings: lupdate of Qt 6 is missing (package qt6-l10n-tools)")


def collect(source, ts, lupdate):
    """Brings the file ts up to date with the sources below `source`. Returns lupdate's warnings about texts that no class owns."""
    with tempfile.TemporaryDirectory() as copy:
        for room in ROOMS:
            for folder, _, names in os.walk(os.path.join(source, room)):
                for name in names:
                    if not name.endswith((".cpp", ".h", ".ui")):
                        continue
                    path = os.path.join(folder, name)
                    with open(path, encoding="utf-8") as stream:
                        text = stream.read()
                    text = re.sub(r"(?<!define )\bVITRINE_TEXT\(", 'QT_TRANSLATE_NOOP("core", ', text)
                    # A colon there makes lupdate lose the class of the next constructor.
                    text = re.sub(r"\b(enum(?:\s+class)?\s+\w+)\s*:\s*[\w:]+\s*{", r"\1 {", text)
                    target = os.path.join(copy, os.path.relpath(path, source))
                    os.makedirs(os.path.dirname(target), exist_ok=True)
                    with open(target, "w", encoding="utf-8") as stream:
                        stream.write(text)
        folders = [os.path.join(copy, r) for r in ROOMS if os.path.isdir(os.path.join(copy, r))]
        language = re.search(r"vitrine_(\w+)\.ts$", ts).group(1)
        command = [lupdate, "-silent", "-locations", "none", "-no-obsolete", "-source-language", "en"]
        if language == "en":
            command.append("-pluralonly")
        command += ["-target-language", language, "-I", copy, *folders, "-ts", ts]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode or not os.path.exists(ts):
            sys.exit(f"strings: lupdate failed: {done.stdout}{done.stderr}")
        return [line.replace(copy + os.sep, "") for line in done.stderr.splitlines() if "lacks Q_OBJECT" in line]


def messages(ts):
    """(context, source, comment) -> the translation element"""
    found = {}
    for context in ET.parse(ts).getroot().iter("context"):
        for message in context.iter("message"):
            key = (context.findtext("name"), message.findtext("source"), message.findtext("comment") or "")
            found[key] = message.find("translation")
    return found


def declared_contexts(source):
    """The contexts that a class names itself: Q_DECLARE_TR_FUNCTIONS(context)"""
    found = set()
    for room in ROOMS:
        for path in glob.glob(os.path.join(source, room, "**", "*"), recursive=True):
            if path.endswith((".cpp", ".h")):
                with open(path, encoding="utf-8") as stream:
                    found |= set(re.findall(r"Q_DECLARE_TR_FUNCTIONS\(([\w:]+)\)", stream.read()))
    return found


def placeholders(text):
    return sorted(set(re.findall(r"%L?\d+|%n", text)))


def findings(source, ts, lupdate):
    if not os.path.exists(ts):
        return [f"{os.path.basename(ts)}: missing"]
    before = messages(ts)
    with tempfile.TemporaryDirectory() as folder:
        fresh = shutil.copy(ts, folder)
        ownerless = collect(source, fresh, lupdate)
        now = messages(fresh)
    declared = declared_contexts(source) | {"core"}
    # tr() asks for the context of a base class there, or lupdate took a wrong turn: such a text would stay English for ever.
    found = [f"{line}: its texts would not be found" for line in ownerless]
    for key, translation in sorted(now.items()):
        context, text, _ = key
        forms = [f.text or "" for f in translation.iter("numerusform")] or [translation.text or ""]
        if "::" not in context and context not in declared:
            # At run time the context is the class with its namespace: such a text would stay English for ever.
            found.append(f"{context}: lupdate does not see the namespace of this class: {text!r}; call tr() in a member of it")
        elif key not in before:
            found.append(f"{context}: missing: {text!r}")
        elif translation.get("type") or not all(f.strip() for f in forms):
            found.append(f"{context}: not finished: {text!r}")
        elif any(set(placeholders(f)) - {"%n"} != set(placeholders(text)) - {"%n"} for f in forms):
            found.append(f"{context}: other placeholders: {text!r} -> {forms}")
    found += [f"{k[0]}: no longer in the sources: {k[1]!r}" for k in sorted(before) if k not in now]
    return found


SAMPLE = """
namespace vitrine {{
struct A : QObject {{ Q_OBJECT
  QString a() {{ return tr("Open %1"); }} }};
const Text b = Text {{VITRINE_TEXT("no %1 "
                                   "here"), {{}}}};
}}
{more}
"""


def self_test(lupdate):
    failures = []

    def expect(title, folder, part):
        found = findings(folder, os.path.join(folder, "vitrine_de.ts"), lupdate)
        if (part is None and found) or (part is not None and not any(part in f for f in found)):
            failures.append(f"{title}: expected {part!r}, got {found}")

    with tempfile.TemporaryDirectory() as folder:
        os.mkdir(os.path.join(folder, "core"))
        ts = os.path.join(folder, "vitrine_de.ts")

        def write(more=""):
            with open(os.path.join(folder, "core", "a.cpp"), "w", encoding="utf-8") as stream:
                stream.write(SAMPLE.format(more=more))

        def translate(old, new):
            with open(ts, encoding="utf-8") as stream:
                text = stream.read()
            assert old in text, text
            with open(ts, "w", encoding="utf-8") as stream:
                stream.write(text.replace(old, new))

        write()
        expect("no file", folder, "missing")
        collect(folder, ts, lupdate)
        if ("core", "no %1 here", "") not in messages(ts):
            failures.append(f"VITRINE_TEXT is not found: {list(messages(ts))}")
        expect("nothing translated", folder, "not finished")
        empty = '<translation type="unfinished"></translation>'
        translate(empty, "<translation>%1</translation>")
        expect("all translated", folder, None)
        translate("<translation>%1</translation>", "<translation>ohne</translation>")
        expect("a placeholder lost", folder, "other placeholders")
        translate("<translation>ohne</translation>", "<translation>%1</translation>")
        write('const char *c = VITRINE_TEXT("new");')
        expect("a new text", folder, "missing: 'new'")
        collect(folder, ts, lupdate)
        translate(empty, "<translation>neu</translation>")
        expect("translated too", folder, None)
        write('QString d() { return Other::tr("strange"); }')
        expect("a class without its namespace", folder, "does not see the namespace")
        declaration = "struct W { Q_DECLARE_TR_FUNCTIONS(Own) };"
        write(declaration + ' QString e() { return W::tr("declared"); }')
        collect(folder, ts, lupdate)
        translate(empty, "<translation>x</translation>")
        expect("a declared context", folder, None)
        plural = 'struct B : QObject { Q_OBJECT QString f(int n) { return tr("%n head(s)", nullptr, n); } };'
        write(plural)
        english = os.path.join(folder, "vitrine_en.ts")
        collect(folder, english, lupdate)
        if [key[1] for key in messages(english)] != ["%n head(s)"]:
            failures.append(f"English is more than the plural forms: {list(messages(english))}")
        write('struct P : QObject { QString g() { return tr("Open %1"); } };')
        expect("a class without Q_OBJECT", folder, "lacks Q_OBJECT")
        enumeration = "namespace vitrine { struct Q : QObject { Q_OBJECT Q(); }; namespace { enum Page : int { One }; } "
        write(enumeration + 'Q::Q() : QObject(o(tr("Open %1"))) {} }')
        expect("an enumeration with a type before a constructor", folder, "vitrine::Q: missing")
        write()
        expect("a text removed", folder, "no longer in the sources")
    for failure in failures:
        print(failure)
    print(f"self-test: {len(failures)} failures")
    return 1 if failures else 0


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("verb", nargs="?", choices=("update", "check"))
    parser.add_argument("--self-test", action="store_true")
    parser.add_argument("--lupdate", metavar="PROGRAM")
    options = parser.parse_args()
    lupdate = find_lupdate(options.lupdate)
    if options.self_test:
        return self_test(lupdate)
    here = os.path.dirname(os.path.abspath(__file__))
    always = {os.path.join(here, f"vitrine_{language}.ts") for language in ("de", "en")}
    files = sorted(set(glob.glob(os.path.join(here, "vitrine_*.ts"))) | always)
    if options.verb == "update":
        for ts in files:
            collect(os.path.dirname(here), ts, lupdate)
            open_ones = sum(1 for t in messages(ts).values() if t.get("type"))
            print(f"{os.path.relpath(ts)}: {len(messages(ts))} texts, {open_ones} without a finished translation")
        return 0
    if options.verb != "check":
        parser.error("update, check or --self-test")
    found = [f"{os.path.basename(ts)}: {f}" for ts in files for f in findings(os.path.dirname(here), ts, lupdate)]
    for line in found:
        print(line)
    if found:
        print(f"{len(found)} findings; './dev strings' brings the files up to date")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
