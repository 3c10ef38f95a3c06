// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/options.h"

#include <algorithm>
#include <array>

using namespace Qt::Literals::StringLiterals;

namespace vitrine::cli {

namespace {

// Sorted as --help shows them: the global ones first.
constexpr std::array options = {
    OptionSpec {"root",
        "DIR",
        true,
        true,
        "a folder, or a saved `host snapshot`, that stands for / when the host is read"},
    OptionSpec {"demo", nullptr, true, true, "the built-in demonstration host"},
    OptionSpec {"connect", "URI", true, false, ""},
    OptionSpec {"qemu", "PATH", true, true, "the QEMU binary to ask"},
    OptionSpec {"caps", "FILE", true, true, "QEMU capabilities saved by `qemu probe`"},
    OptionSpec {"qemu-conf", "FILE", true, true, "the host's libvirt qemu.conf"},
    OptionSpec {"json", nullptr, true, true, "machine-readable results"},
    OptionSpec {"version", nullptr, true, true, "print the version"},
    OptionSpec {"help", nullptr, true, true, "print help, also of one command"},

    OptionSpec {"in-place", nullptr, false, true, "write the result into FILE itself"},
    OptionSpec {"output", "FILE", false, true, "write the result into another file"},
    OptionSpec {"mdev", "UUID", false, true, "the vGPU"},
    OptionSpec {"type", "PARENT:TYPE", false, true, "create a vGPU of this type"},
    OptionSpec {"pci", "ADDRESS", false, true, "a function with a vendor's vGPU"},
    OptionSpec {"display",
        "on|off|auto",
        false,
        true,
        "its picture is the guest's screen (default: decided once)"},
    OptionSpec {"ramfb", "on|off", false, true, "a boot screen before its driver runs"},
    OptionSpec {"model", "vfio-pci|vfio-ccw|vfio-ap", false, true, "default: as the type says"},
    OptionSpec {"gl",
        "auto|spice|egl-headless|none",
        false,
        true,
        "where OpenGL comes from (default: auto)"},
    OptionSpec {"rendernode", "PATH", false, true, "the render node for OpenGL"},
    OptionSpec {"video", "keep|none", false, true, "the emulated video devices (default: keep)"},
    OptionSpec {"with", "UUID", false, true, "the vGPU in its place"},
    OptionSpec {"fix", "ID", false, true, "which fix; default: the first that is offered"},
    OptionSpec {"path", "PATH", false, true, "where, when the rule fires at several places"},
    OptionSpec {"style",
        "libvirt|standalone",
        false,
        true,
        "as libvirt starts it, or to run by itself (default: libvirt)"},
    OptionSpec {"format", "lines|shell|json", false, true, "default: lines"},
    OptionSpec {"explain", nullptr, false, true, "where each argument comes from"},
    OptionSpec {"partial", nullptr, false, true, "print what can be translated"},
    OptionSpec {"expand", nullptr, false, true, "as libvirt completes it"},
    OptionSpec {"check-schema", nullptr, false, true, "by libvirt's own schema"},
    OptionSpec {"to", "FORM", false, true, "libvirt or shell"},
    OptionSpec {"uuid", "UUID", false, true, "of the new vGPU (default: a new one)"},
    OptionSpec {"define", nullptr, false, true, "keep it over reboots"},
    OptionSpec {
        "autostart", nullptr, false, true, "keep it, and start it whenever its parent appears"},
    OptionSpec {"via",
        "libvirt|mdevctl|sysfs",
        false,
        true,
        "who does it (default: the first that is there and knows the parent)"},
    OptionSpec {
        "method", "vfio|qemu", false, true, "ask the device, or a paused QEMU (default: vfio)"},
    OptionSpec {"dry-run", nullptr, false, true, "print what would be run"},
    OptionSpec {"detach", nullptr, false, true, "leave it running in the background"},
    OptionSpec {"viewer", nullptr, false, true, "open a viewer"},
};

} // namespace

std::span<const OptionSpec> optionTable()
{
    return options;
}

const OptionSpec *findOption(QStringView name)
{
    const auto it = std::find_if(options.begin(), options.end(), [name](const OptionSpec &o) {
        return name == QLatin1StringView(o.name);
    });
    return it == options.end() ? nullptr : &*it;
}

bool Line::has(QStringView name) const
{
    return value(name).has_value();
}

std::optional<QString> Line::value(QStringView name) const
{
    for (auto it = options.crbegin(); it != options.crend(); ++it) {
        if (name == QLatin1StringView(it->option->name))
            return it->value;
    }
    return std::nullopt;
}

Result<Line> parseLine(const QStringList &arguments)
{
    Line line;
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        const QString &word = arguments.at(i);
        if (word == "--"_L1) {
            line.words += arguments.mid(i + 1);
            break;
        }
        if (word.size() < 2 || !word.startsWith(u'-')) {
            line.words += word;
            continue;
        }
        const qsizetype equals = word.indexOf(u'=');
        const QString shown = equals < 0 ? word : word.left(equals);
        const QString name = shown == "-h"_L1 ? u"help"_s
            : shown.startsWith("--"_L1)       ? shown.mid(2)
                                              : QString();
        const OptionSpec *option = findOption(name);
        if (!option)
            return failure(ErrorCode::Usage, {"%1: unknown option", {shown}});
        if (!option->value) {
            if (equals >= 0)
                return failure(ErrorCode::Usage, {"%1: takes no value", {shown}});
            line.options += Line::Given {option, {}};
            continue;
        }
        QString value;
        if (equals >= 0) {
            value = word.mid(equals + 1);
        } else if (i + 1 < arguments.size() && !arguments.at(i + 1).startsWith("--"_L1)) {
            value = arguments.at(++i);
        } else {
            return failure(ErrorCode::Usage,
                {"%1: a value is missing: %1 %2", {shown, QString::fromLatin1(option->value)}});
        }
        if (value.isEmpty())
            return failure(ErrorCode::Usage, {"%1: the value is empty", {shown}});
        if (const QString words = QString::fromLatin1(option->value);
            words.contains(u'|') && !words.split(u'|').contains(value))
            return failure(ErrorCode::Usage, {"%1: \"%2\" is none of %3", {shown, value, words}});
        if (!option->global && line.has(name))
            return failure(ErrorCode::Usage, {"%1: given twice", {shown}});
        line.options += Line::Given {option, value};
    }
    return line;
}

} // namespace vitrine::cli
