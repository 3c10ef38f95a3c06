// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/actions/host_action.h"
#include "core/io/world.h"

#include <QString>

namespace vitrine::cli {

/// `PARENT:TYPE` on this host, as the step that creates it with a new UUID. Both parts may hold colons, so the host decides
/// where one ends. HostRefused when it has no such parent or type; Usage without a colon.
Result<HostAction> creationOf(const HostSnapshot &host, const QString &parentAndType);

/// A vGPU that is made just before the guest that uses it is written, and taken back when that cannot be written.
/// On the demonstration host, and on a saved snapshot, nothing is there to be changed: the step stays on paper.
class NewInstance {
public:
    NewInstance(WorldSource source, std::shared_ptr<const HostSnapshot> before, HostAction action);

    [[nodiscard]] Result<void> create() const;
    [[nodiscard]] Result<void> takeBack() const;
    /// One sentence for standard error.
    [[nodiscard]] QString report() const;

private:
    [[nodiscard]] bool isOnPaper() const;

    WorldSource m_source;
    std::shared_ptr<const HostSnapshot> m_before;
    HostAction m_action;
};

} // namespace vitrine::cli
