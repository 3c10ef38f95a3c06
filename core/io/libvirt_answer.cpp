// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/libvirt_answer.h"

#include "core/io/child_process.h"
#include "core/qemu/native_command.h"

#include <QStandardPaths>

#include <chrono>

namespace vitrine {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

Result<LibvirtAnswer> askLibvirt(const QByteArray &xml, const QString &uri)
{
    LibvirtAnswer answer;
    answer.uri =
        !uri.isEmpty() ? uri : qEnvironmentVariable("LIBVIRT_DEFAULT_URI", u"qemu:///system"_s);
    const QString virsh = QStandardPaths::findExecutable(u"virsh"_s);
    if (virsh.isEmpty())
        return failure(ErrorCode::NotFound,
            VITRINE_TEXT(
                "libvirt cannot be asked: virsh is not installed (package libvirt-clients)"));
    ChildProcess child;
    const QDeadlineTimer deadline(60s);
    if (const Result<void> started = child.start(virsh,
            {u"--quiet"_s,
                u"--connect"_s,
                answer.uri,
                u"domxml-to-native"_s,
                u"qemu-argv"_s,
                u"--xml"_s,
                u"/dev/stdin"_s});
        !started)
        return failure(started.error());
    child.write(xml);
    child.closeInput();
    QByteArray output;
    if (!child.readAll(deadline, output))
        return failure(
            ErrorCode::External, {VITRINE_TEXT("libvirt (%1) did not answer"), {answer.uri}});
    child.finish(deadline);
    if (child.exitCode() == 0 && !child.crashed()) {
        answer.arguments = splitNativeCommand(QString::fromUtf8(output));
        return answer;
    }
    QStringList words;
    for (QString line : child.errorOutput().split(u'\n', Qt::SkipEmptyParts)) {
        if (line.startsWith("error: "_L1))
            line.remove(0, 7);
        words.append(line.trimmed());
    }
    // virsh says this line before the reason when there is no connection; what follows is of no use without it.
    if (words.isEmpty() || words.first().startsWith("failed to connect"_L1))
        return failure(ErrorCode::External,
            {VITRINE_TEXT("libvirt (%1) cannot be asked: %2"),
                {answer.uri, words.isEmpty() ? u"virsh"_s : words.last()}});
    answer.refusal = words.join(u' ');
    return answer;
}

} // namespace vitrine
