// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands.h"

#include <array>

namespace vitrine::cli {

namespace {

constexpr std::array via = {"via"};
constexpr std::array createOptions = {"uuid", "define", "autostart", "via"};

#define VITRINE_RESULT "in-place", "output"
constexpr std::array probeOptions = {"method", "via"};
constexpr std::array attachOptions = {"mdev",
    "type",
    "pci",
    "display",
    "ramfb",
    "model",
    "gl",
    "rendernode",
    "video",
    VITRINE_RESULT};
constexpr std::array detachOptions = {"mdev", VITRINE_RESULT};
constexpr std::array replaceOptions = {"mdev", "with", VITRINE_RESULT};
constexpr std::array setOptions = {VITRINE_RESULT};
constexpr std::array presetOptions = {"mdev", VITRINE_RESULT};
constexpr std::array fixOptions = {"fix", "path", VITRINE_RESULT};
#undef VITRINE_RESULT
constexpr std::array argvOptions = {"style", "format", "explain", "partial"};
constexpr std::array validateOptions = {"check-schema"};
constexpr std::array xmlOptions = {"expand", "partial", "check-schema"};
constexpr std::array launchOptions = {"dry-run", "detach", "viewer"};
constexpr std::array exportOptions = {"to", "output", "partial"};

#define VITRINE_VIA_HELP                                                                           \
    "Done by libvirt, mdevctl or the kernel's own files, the first that is there and knows the "   \
    "parent; --via chooses. What the\n"                                                            \
    "host refuses (in use, no capacity, unknown, not permitted ...) gives exit code 4 and the "    \
    "reason. With --json an object:\n"                                                             \
    "uuid, parent, type, via."

#define VITRINE_EDIT_HELP                                                                          \
    "Prints the result, or writes it with --in-place or --output. The exit code is 0 when the "    \
    "edit was made,\n"                                                                             \
    "also when the guest that results has errors: they are said on standard error. With --json "   \
    "an object:\n"                                                                                 \
    "file, xml, reasons, diagnostics."

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
    Command {"host check",
        "",
        {},
        "what stands between this host and a picture",
        "Each check with what was read and what to do. With --json an array of objects: id, "
        "status, "
        "title, evidence,\nmeaning, fix. The exit code is 1 when one of them is fail.",
        runHostCheck},
    Command {"host snapshot",
        "",
        {},
        "everything that was read of this host, as JSON",
        "For a bug report, and for --root on another machine.",
        runHostSnapshot},
    Command {"host watch",
        "",
        {},
        "what changes on this host, as it happens",
        "One line each, until it is interrupted: appeared, changed or gone, the parent, the type, "
        "the UUID. With --json\n"
        "one object a line: event, parent, type, uuid, availableInstances.",
        runHostWatch},
    Command {"mdev create",
        "PARENT TYPE",
        createOptions,
        "make a vGPU, and print its UUID",
        "Parents and types are in `host types`. --define keeps it over reboots in mdevctl's "
        "definitions, --autostart also starts it.\n" VITRINE_VIA_HELP,
        runMdevCreate},
    Command {"mdev remove",
        "UUID",
        via,
        "remove a vGPU from the host",
        "One that is in use is refused, with who uses it. A definition stays: see `mdev "
        "forget`.\n" VITRINE_VIA_HELP,
        runMdevRemove},
    Command {
        "mdev define", "UUID", via, "keep a vGPU over reboots", VITRINE_VIA_HELP, runMdevDefine},
    Command {"mdev start",
        "UUID",
        via,
        "make a vGPU that is only defined",
        VITRINE_VIA_HELP,
        runMdevStart},
    Command {"mdev stop",
        "UUID",
        via,
        "remove a vGPU that is defined, and keep its definition",
        VITRINE_VIA_HELP,
        runMdevStop},
    Command {"mdev autostart",
        "UUID",
        via,
        "start a defined vGPU whenever its parent appears",
        VITRINE_VIA_HELP,
        runMdevAutostart},
    Command {"mdev forget",
        "UUID",
        via,
        "drop the definition of a vGPU",
        "An active one stays until it is removed.\n" VITRINE_VIA_HELP,
        runMdevForget},
    Command {"mdev probe",
        "UUID",
        probeOptions,
        "how a vGPU shows its picture: region, dmabuf, none",
        "Asks the device through VFIO, or with --method qemu a paused QEMU (--qemu). One that is "
        "in use, or that this "
        "user may\n"
        "not open, is answered from what the same driver and type told before; else it is unknown, "
        "with exit code 4 and "
        "the\n"
        "reason. --via changes nothing here. With --json an object: uuid, displayMode, from (vfio, "
        "qemu, memory, nobody), "
        "reason.",
        runMdevProbe},
    Command {"vf set-type",
        "PCI-ADDRESS TYPE|none",
        via,
        "set the vGPU type of an SR-IOV function, where there is no mdev",
        "NVIDIA's drivers for Linux 6.8 and later. The types that a function can have now are in "
        "`host "
        "types`. One that has a\n"
        "type already is set to none first. What the host refuses gives exit code 4 and the "
        "reason. With "
        "--json an object:\n"
        "parent, type, via.",
        runVfSetType},
    Command {"qemu probe",
        "",
        {},
        "what a QEMU binary can do, as JSON",
        "Asks --qemu PATH, else qemu-system-x86_64 on PATH. --caps reads what this prints.",
        runQemuProbe},
    Command {"validate",
        "FILE",
        validateOptions,
        "what is wrong with a guest, and who will refuse it",
        "One line each, sorted by line: FILE:LINE: SEVERITY: MESSAGE [RULE]. The exit code is 1 "
        "when there is an\n"
        "error. With --json an array of objects, with the phase (parse, define, start, qemu, "
        "effect) and the fixes.\n"
        "--check-schema: also by libvirt's own schema, which virsh edit and virsh define "
        "--validate "
        "go by.",
        runValidate},
    Command {"attach",
        "FILE",
        attachOptions,
        "give a guest a vGPU, with its display",
        "Give one of --mdev (a vGPU that exists), --type (one is created; parents and types are in "
        "`host types`),\n"
        "--pci (a function whose vendor's vGPU type is set). An OpenGL display is added where this "
        "kind of vGPU\n"
        "needs one and it works with this QEMU; --gl chooses by hand. --display auto also adds a "
        "viewer that only this\n"
        "host can reach, where the guest has none for the picture, and keeps the wish in "
        "<metadata>.\n" VITRINE_EDIT_HELP,
        runAttach},
    Command {"detach",
        "FILE",
        detachOptions,
        "take a vGPU away from a guest",
        "The vGPU itself stays on the host.\n" VITRINE_EDIT_HELP,
        runDetach},
    Command {"replace",
        "FILE",
        replaceOptions,
        "put another vGPU in the place of one",
        "Everything else stays as it was.\n" VITRINE_EDIT_HELP,
        runReplace},
    Command {"set",
        "FILE FIELD=VALUE...",
        setOptions,
        "set fields of a guest",
        "The fields are listed by `fields`. Repeated ones are numbered from 0: "
        "mdev[0].display=on,\n"
        "graphics[1].gl=yes. FIELD= takes out what is written, so that the default "
        "applies.\n"
        "mdev[N].display=auto decides on this host, as attach --display auto "
        "does.\n" VITRINE_EDIT_HELP,
        runSet},
    Command {"fields",
        "",
        {},
        "the fields that set takes: type, default, meaning",
        "With --json an array of objects: field, type, choices, default, meaning.",
        runFields},
    Command {"preset",
        "FILE NAME",
        presetOptions,
        "arrange the display for a purpose",
        "NAME is compute-only, local-console, remote-console or vgpu-only. It is for the vGPU "
        "--mdev, else for the\n"
        "first one; the others get display off.\n" VITRINE_EDIT_HELP,
        runPreset},
    Command {"fix",
        "FILE RULE",
        fixOptions,
        "make a fix that validate offered",
        "RULE and the ids of its fixes are those of `validate --json`. A rule that finds nothing, "
        "or has no fix here,\n"
        "gives exit code 4; one that fires at several places needs --path.\n" VITRINE_EDIT_HELP,
        runFix},
    Command {"diff",
        "FILE FILE",
        {},
        "compare two guests, as diff -u",
        "The exit code is 1 when they differ.",
        runDiff},
    Command {"argv",
        "FILE",
        argvOptions,
        "the QEMU command line of a guest",
        "Where libvirt refuses the guest, exit code 1 and its words. What is not translated is "
        "named, and exit\n"
        "code 1, unless --partial is given. --explain says where each argument comes from: after a "
        "tab, or with\n"
        "--format json as objects with arg, path, line and reason. --style standalone: runs by "
        "itself; its sockets\n"
        "are in the guest's private folder where a launch has made it, else in XDG_RUNTIME_DIR, "
        "else /tmp. Nothing\n"
        "is made: what UEFI firmware stores is kept for one run only, unless `launch` has made the "
        "guest's own copy.",
        runArgv},
    Command {"xml",
        "FILE",
        xmlOptions,
        "the XML of a guest, as it is or as libvirt completes it",
        "--expand: as libvirt 9.0 completes it when it is defined. --check-schema: what libvirt's "
        "own schema does\n"
        "not allow in what is printed is said on standard error, with exit code 1; without a "
        "schema it is 3.\n"
        "With --json an object: xml, and schema, the diagnostics as of validate.",
        runXml},
    Command {"export",
        "FILE",
        exportOptions,
        "a guest in another form",
        "--to libvirt: XML for `virsh define`. --to shell: a script that starts the guest without "
        "libvirt.",
        runExport},
    Command {"launch",
        "FILE",
        launchOptions,
        "start a guest with QEMU",
        "Prints where its display listens, and stays until the guest is over; an interrupt ends "
        "the guest.\n"
        "--detach leaves it running: see `status` and `stop`.",
        runLaunch},
    Command {"status",
        "",
        {},
        "the guests that launch started",
        "With --json an array of objects: name, status, pid, qmp, displays.",
        runStatus},
    Command {"stop",
        "NAME",
        {},
        "stop a guest that launch started",
        "At once, as pulling the plug.",
        runStop},
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
