// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringView>

namespace vitrine {

struct CreatableType {
    QString id; ///< a number, which means something for this model of card only
    QString name;
    friend bool operator==(const CreatableType &, const CreatableType &) = default;
};

/// Lines "1145  : NVIDIA L40S-1B" of nvidia/creatable_vgpu_types (NVIDIA vGPU software guide 17 and later, "vendor-specific VFIO");
/// the header and everything else that is no such line is skipped.
[[nodiscard]] QList<CreatableType> parseCreatableTypes(QStringView text);

} // namespace vitrine
