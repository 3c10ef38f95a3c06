// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/completion/completion.h"

namespace vitrine {

// What several steps do with an element. Internal to core/completion.

void removeIfEmpty(Completion &guest, TreeNode *parent, Atom name);
/// The children of one element in an order of libvirt's own, by an attribute.
void sortChildren(Completion &guest,
    TreeNode *parent,
    Atom name,
    Atom attribute,
    std::initializer_list<QStringView> order);

// complete_os.cpp
void completeBootOptions(Completion &guest);
void completeSysinfo(Completion &guest);

} // namespace vitrine
