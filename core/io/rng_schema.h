// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <memory>

struct _xmlDoc; // NOLINT(bugprone-reserved-identifier): libxml2 names it so
struct _xmlRelaxNG; // NOLINT(bugprone-reserved-identifier)

namespace vitrine {

struct XmlDocDeleter {
    void operator()(_xmlDoc *doc) const;
};
/// A document as libxml2 has it. The one who holds it may take nodes out and put them back.
using XmlDoc = std::unique_ptr<_xmlDoc, XmlDocDeleter>;

/// A RelaxNG schema that libxml2 has compiled. Compiling libvirt's takes 4 ms, asking it afterwards 0.1 ms.
/// Not for two threads at once.
class RngSchema {
public:
    /// NotFound; NotWellFormed with what libxml2 says first. Includes are read from the same folder; nothing from the network.
    static Result<RngSchema> compile(const QString &path);

    /// Null when libxml2 does not take the bytes for XML. What XmlText takes, it takes.
    static XmlDoc parse(const QByteArray &bytes);

    /// Whether the document is valid; `said` (where given) gets what libxml2 says about one that is not, each sentence once.
    [[nodiscard]] bool accepts(const XmlDoc &doc, QStringList *said = nullptr) const;

private:
    struct Deleter {
        void operator()(_xmlRelaxNG *schema) const;
    };
    std::unique_ptr<_xmlRelaxNG, Deleter> m_schema;
};

} // namespace vitrine
