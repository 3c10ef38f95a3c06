#!/usr/bin/env python3
# SPDX-FileCopyrightText: Vitrine authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes guests with one fault each: every element and attribute of the grammar with odd values, twice, or missing.

    sweep.py [--seed S] [--per N] [--only PATH-PART] [--chance P] DIR

NAME.xml each; index.tsv says what was done to which."""

import argparse
import copy
import os
import random
import re
import xml.etree.ElementTree as ET

from chance import Guest
from make_guests import make_guest

ROOT = os.path.join(os.path.dirname(__file__), "..", "..", "core", "completion")
GARBAGE = ["foo", "", "-1", "0", "1", "2", " 7", "7 ", "+5", "99999999999", "0x10", "010", "1.5", "on", "off", "yes", "no", "default", "auto", "none",
           "65536", "a,b", "a b", "ä", "x" * 300, "/a/b", "4294967295", "18446744073709551616", "52:54:00:12:34:56", "127.0.0.1", "1-3", "ON"]


def raw_string(path):
    with open(os.path.join(ROOT, path), encoding="utf-8") as file:
        return re.search(r'R"\((.*)\)"', file.read(), re.S).group(1)


class Spec:
    def __init__(self, name):
        self.name, self.attributes, self.children = name, [], []


def grammar():
    """core/completion/domain_grammar_text.h, as its header describes it."""
    macros, open_, root = {}, [], None
    for line in raw_string("domain_grammar_text.h").splitlines():
        if not line.strip():
            continue
        depth = len(line) - len(line.lstrip())
        words = line.split()
        del open_[depth:]
        first = words[0]
        if first.startswith("$") and (depth > 0 or first in macros):
            open_[-1].attributes += macros[first].attributes
            open_[-1].children += macros[first].children
            continue
        if first.endswith("^"):
            continue
        spec = Spec(first.rstrip("!*~=+<?"))
        for word in words[1:]:
            if word.startswith("$"):
                spec.attributes += macros[word].attributes
            else:
                spec.attributes.append(word.strip("@!"))
        if first.startswith("$"):
            macros[first] = spec
        elif open_:
            open_[-1].children.append(spec)
        else:
            root = spec
        open_.append(spec)
    return root


def known_values():
    """The words that core/completion/domain_values_text.h lists for PATH@ATTRIBUTE."""
    out, path = {}, ""
    for line in (raw_string("domain_values_text.h") + raw_string("device_values_text.h")).splitlines():
        if line.startswith(">"):
            path = line[2:].split(" ?")[0].split("{")[0]
        elif line.strip():
            words = line.split(" : ")[0].split()
            if len(words) > 2:
                out.setdefault((path, words[0].strip("@")), []).extend(w.lstrip("-") for w in words[2].split("|"))
    return out


def paths(spec, prefix=""):
    for child in spec.children:
        path = prefix + child.name
        yield path, child
        if path.count("/") < 6:
            yield from paths(child, path + "/")


def find_all(root, path):
    return root.findall("./" + path)


def ensure(dice, root, path):
    """One element of that path, made where there is none."""
    nodes = find_all(root, path)
    if nodes and dice.random() < 0.95:
        return dice.choice(nodes)
    parent_path, _, name = path.rpartition("/")
    if path == "devices":
        return root.find("devices")
    parent = ensure(dice, root, parent_path) if parent_path else root
    node = ET.SubElement(parent, name)
    return node


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seed", default="1")
    parser.add_argument("--only", default="")
    parser.add_argument("--chance", type=float, default=1, help="of each mutation")
    parser.add_argument("folder")
    options = parser.parse_args()
    dice = random.Random(options.seed)
    pool = []
    for number in range(400):
        pool.append(make_guest(Guest("sweep" + options.seed, number)))
    values = known_values()
    having = {}
    for at, root in enumerate(pool):
        stack = [(child, child.tag) for child in root]
        while stack:
            node, path = stack.pop()
            for key in [(path, None)] + [(path, name) for name in node.attrib]:
                having.setdefault(key, set()).add(at)
            stack += [(child, path + "/" + child.tag) for child in node]
    os.makedirs(options.folder, exist_ok=True)
    number = 0

    def write(what, root):
        nonlocal number
        name = f"s{number:06d}"
        number += 1
        ET.indent(root)
        with open(os.path.join(options.folder, name + ".xml"), "w", encoding="utf-8") as file:
            file.write(ET.tostring(root, encoding="unicode") + "\n")
        index.write(name + "\t" + what + "\n")

    def guest_with(path, attribute=None):
        """A copy of a guest that has this, the more of it the better."""
        for wanted in ([(path, attribute)] if attribute else []) + [(path, None), (path.rpartition("/")[0] or "devices", None)]:
            fitting = sorted(having.get(wanted, ()))
            if fitting:
                return copy.deepcopy(pool[dice.choice(fitting)])
        return copy.deepcopy(dice.choice(pool))

    def wanted():
        return dice.random() < options.chance

    with open(os.path.join(options.folder, "index.tsv"), "w", encoding="utf-8") as index:
        for path, spec in paths(grammar()):
            if options.only not in path or path in ("name", "uuid"):
                continue
            for attribute in spec.attributes:
                listed = values.get((path, attribute), [])
                for value in listed + GARBAGE:
                    if not wanted():
                        continue
                    root = guest_with(path, attribute)
                    node = ensure(dice, root, path)
                    node.set(attribute, value)
                    write(f"{path}@{attribute}={value!r}", root)
                if wanted():
                    root = guest_with(path, attribute)
                    node = ensure(dice, root, path)
                    node.attrib.pop(attribute, None)
                    write(f"{path}@{attribute} gone", root)
            if path == "devices":
                continue
            for value in values.get((path, "#"), []) + GARBAGE:
                if wanted() and not spec.children or dice.random() < 0.03:
                    root = guest_with(path)
                    ensure(dice, root, path).text = value
                    write(f"{path} text={value!r}", root)
            for _ in range(3):
                if dice.random() > 4 * options.chance:
                    continue
                root = guest_with(path)
                parent_path = path.rpartition("/")[0]
                parent = ensure(dice, root, parent_path) if parent_path else root
                nodes = [n for n in parent if n.tag == spec.name]
                twin = copy.deepcopy(dice.choice(nodes)) if nodes else ET.Element(spec.name)
                if twin.attrib and dice.random() < 0.6:
                    other = find_all(dice.choice(pool), path)
                    if other:
                        twin = copy.deepcopy(dice.choice(other))
                parent.append(twin)
                write(f"{path} twice", root)
                root = guest_with(path)
                nodes = find_all(root, path)
                if nodes and spec.name not in ("memory", "os", "type"):
                    node = dice.choice(nodes)
                    for p in root.iter():
                        if node in list(p):
                            p.remove(node)
                    write(f"{path} gone", root)
                if spec.attributes:
                    root = guest_with(path)
                    node = ensure(dice, root, path)
                    node.attrib.clear()
                    write(f"{path} bare", root)


if __name__ == "__main__":
    main()
