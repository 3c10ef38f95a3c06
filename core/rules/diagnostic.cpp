// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/diagnostic.h"

namespace vitrine {

/// As with all values that share what they hold, one thread at a time asks for it.
struct FixEdits::Later {
    std::function<Edits()> make; ///< empty once it was called
    Edits edits;
};

FixEdits::FixEdits(std::function<Edits()> make) : m_later(std::make_shared<Later>())
{
    m_later->make = std::move(make);
}

const Edits &FixEdits::get() const
{
    if (m_later == nullptr)
        return m_edits;
    if (m_later->make) {
        m_later->edits = m_later->make();
        m_later->make = nullptr;
    }
    return m_later->edits;
}

QString libvirtPrefix(LibvirtCode code)
{
    switch (code) {
    case LibvirtCode::ConfigUnsupported:
        return QStringLiteral("unsupported configuration: ");
    case LibvirtCode::XmlError:
        return QStringLiteral("XML error: ");
    case LibvirtCode::InternalError:
        return QStringLiteral("internal error: ");
    case LibvirtCode::OperationInvalid:
        return QStringLiteral("Requested operation is not valid: ");
    case LibvirtCode::Overflow:
        return QStringLiteral("numerical overflow: ");
    case LibvirtCode::NoSource:
        return QStringLiteral("missing source information for device ");
    case LibvirtCode::NoTarget:
        return QStringLiteral("missing target information for device ");
    case LibvirtCode::OperationFailed:
        return QStringLiteral("operation failed: ");
    case LibvirtCode::InvalidArgument:
        return QStringLiteral("invalid argument: ");
    case LibvirtCode::CpuIncompatible:
        return QStringLiteral("the CPU is incompatible with host CPU: ");
    case LibvirtCode::None:
    case LibvirtCode::SystemError:
        break;
    }
    return {};
}

QString Diagnostic::toEnglish() const
{
    if (words.isEmpty())
        return message.toEnglish();
    if (message.isEmpty())
        return words;
    return words + QStringLiteral(" (") + message.toEnglish() + u')';
}

} // namespace vitrine
