// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/host_facts.h"

namespace vitrine {

const QStringList &factModules()
{
    static const QStringList names {QStringLiteral("kvm"),
        QStringLiteral("kvm_intel"),
        QStringLiteral("kvm_amd"),
        QStringLiteral("vfio"),
        QStringLiteral("vfio_iommu_type1"),
        QStringLiteral("vfio_pci"),
        QStringLiteral("vfio_mdev"),
        QStringLiteral("mdev"),
        QStringLiteral("kvmgt"),
        QStringLiteral("i915"),
        QStringLiteral("xe"),
        QStringLiteral("amdgpu"),
        QStringLiteral("gim"),
        QStringLiteral("nouveau"),
        QStringLiteral("nvidia"),
        QStringLiteral("nvidia_vgpu_vfio"),
        QStringLiteral("mtty"),
        QStringLiteral("mdpy"),
        QStringLiteral("mbochs")};
    return names;
}

} // namespace vitrine
