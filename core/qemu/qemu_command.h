// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/text.h"
#include "core/domainxml/xml_text.h"

#include <QList>
#include <QString>

namespace vitrine {

/// Why an argument is there.
enum class OriginKind {
    Element, ///< the guest's XML says so
    Default, ///< libvirt adds it when the XML says nothing
    Assigned, ///< an address, alias or port that libvirt assigns
    Capability, ///< this form because of what this QEMU can
    Host, ///< from qemu.conf or the host
    Runtime, ///< what every start has (monitor, sandbox ...)
};

struct Origin {
    OriginKind kind = OriginKind::Runtime;
    NodeId node =
        noNode; ///< in the guest's text, not the completed one; noNode when it has none there
    QString attribute; ///< the attribute of that node, or empty
    const char *reason = ""; ///< a sentence, marked with VITRINE_TEXT
    friend bool operator==(const Origin &a, const Origin &b)
    {
        return a.kind == b.kind && a.node == b.node && a.attribute == b.attribute
            && qstrcmp(a.reason, b.reason) == 0;
    }
};

/// A part of an argument (a key of a JSON object, a key=value) with an origin of its own.
struct ArgumentPart {
    int begin = 0; ///< in Argument::text, UTF-16 units
    int length = 0;
    Origin origin;
    friend bool operator==(const ArgumentPart &, const ArgumentPart &) = default;
};

struct Argument {
    QString text;
    Origin origin;
    QList<ArgumentPart> parts; ///< in order, may be empty, never overlapping
    friend bool operator==(const Argument &, const Argument &) = default;
};

/// A node that the builder does not translate.
struct NotTranslated {
    QString path;
    int line = 0;
    friend bool operator==(const NotTranslated &, const NotTranslated &) = default;
};

/// A file that a start needs to have as its own.
struct FileCopy {
    QString from;
    QString to; ///< left alone when it is there
    QString orFrom {}; ///< where `from` is not there, or may not be read
    friend bool operator==(const FileCopy &, const FileCopy &) = default;
};

/// One command line: the binary first, no environment.
struct QemuCommand {
    QList<Argument> arguments;
    /// What is missing from it. Empty, or the command may only be shown as partial.
    QList<NotTranslated> notTranslated;
    /// What to say beside it (which capabilities were used, which ports are placeholders ...).
    QList<Text> remarks;
    /// What has to be made before a standalone command can run: the firmware's variables, which libvirt would make.
    QList<FileCopy> copies;

    [[nodiscard]] QStringList toStrings() const;
    /// One line for a POSIX shell, quoted only where needed.
    [[nodiscard]] QString toShell() const;
    friend bool operator==(const QemuCommand &, const QemuCommand &) = default;
};

QString quoteForShell(const QString &argument);

} // namespace vitrine
