// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands.h"

#include <array>

namespace vitrine::cli {

namespace {

// What later versions answer. They are known, so that a script hears what is the matter, and not listed by --help.
constexpr std::array via = {"via"};
constexpr std::array createOptions = {"uuid", "define", "autostart", "via"};
constexpr std::array probeOptions = {"method", "via"};


constexpr std::array commands = {
    Command {"host types",
        "",
        {},
        "each type of vGPU that each parent of this host offers",
        "With --json an array of objects; what the host does not say is null.",
        runHostTypes},
    Command {"host instances",
        "",
        {},
        "each vGPU that exists or is defined on this host",
        "With --json an array of objects; what the host does not say is null.",
        runHostInstances},
    Command {"host snapshot",
        "",
        {},
        "everything that was read of this host, as JSON",
        "For a bug report, and for --root on another machine.",
        runHostSnapshot},
    Command {"qemu probe",
        "",
        {},
        "what a QEMU binary can do, as JSON",
        "Asks --qemu PATH, else qemu-system-x86_64 on PATH. --caps reads what this prints.",
        runQemuProbe},
    Command {"fields",
        "",
        {},
        "the fields that set takes: type, default, meaning",
        "With --json an array of objects: field, type, choices, default, meaning.",
        runFields},
    Command {"diff",
        "FILE FILE",
        {},
        "compare two guests, as diff -u",
        "The exit code is 1 when they differ.",
        runDiff},
    Command {"host check", "", {}, "", "", nullptr},
    Command {"mdev create", "PARENT TYPE", createOptions, "", "", nullptr},
    Command {"mdev remove", "UUID", via, "", "", nullptr},
    Command {"mdev define", "UUID", via, "", "", nullptr},
    Command {"mdev start", "UUID", via, "", "", nullptr},
    Command {"mdev stop", "UUID", via, "", "", nullptr},
    Command {"mdev autostart", "UUID", via, "", "", nullptr},
    Command {"mdev forget", "UUID", via, "", "", nullptr},
    Command {"mdev probe", "UUID", probeOptions, "", "", nullptr},
    Command {"vf set-type", "PCI-ADDRESS TYPE", via, "", "", nullptr},
    Command {"guests", "", {}, "", "", nullptr},
    Command {"define", "FILE", {}, "", "", nullptr},
    Command {"start", "NAME", {}, "", "", nullptr},
    Command {"dump", "NAME", {}, "", "", nullptr},
};

} // namespace

std::span<const Command> commandTable()
{
    return commands;
}

} // namespace vitrine::cli
