// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/qemu/shell_script.h"

namespace vitrine {

using namespace Qt::Literals::StringLiterals;

namespace {

QString folderOf(const QString &path)
{
    return path.left(path.lastIndexOf(u'/'));
}

/// The guest's own copy of a file, for this user alone, unless it is there.
QString copyScript(const FileCopy &copy)
{
    const QString to = quoteForShell(copy.to);
    QString out =
        u"if [ ! -e "_s + to + u" ]; then\n    from="_s + quoteForShell(copy.from) + u'\n';
    if (!copy.orFrom.isEmpty())
        out += u"    [ -r \"$from\" ] || from="_s + quoteForShell(copy.orFrom) + u'\n';
    out += u"    (umask 077 && mkdir -p "_s + quoteForShell(folderOf(copy.to))
        + u" && cp \"$from\" "_s + to + u" && chmod u+w "_s + to + u") || exit 1\nfi\n"_s;
    return out;
}

} // namespace

QByteArray shellScript(const QemuCommand &command, const QString &runtimeDir)
{
    const QString folders = quoteForShell(folderOf(runtimeDir)) + u' ' + quoteForShell(runtimeDir);
    QString script = u"#!/bin/sh\n"
                     "# Starts this guest with QEMU, without libvirt.\n"_s;
    // In /tmp anybody may have put something there first: a folder of somebody else, or a link.
    script += u"for folder in "_s + folders
        + u"; do\n"
          "    mkdir -m 700 \"$folder\" 2>/dev/null\n"
          "    if [ -z \"$(find \"$folder\" -prune -type d -user \"$(id -u)\" 2>/dev/null)\" ]; "
          "then\n"
          "        echo \"$folder is not a folder of this user\" >&2\n"
          "        exit 1\n"
          "    fi\n"
          "    chmod 700 \"$folder\" || exit 1\n"
          "done\n"_s;
    for (const FileCopy &copy : command.copies)
        script += copyScript(copy);
    script += u"exec "_s + command.toShell() + u'\n';
    return script.toUtf8();
}

} // namespace vitrine
