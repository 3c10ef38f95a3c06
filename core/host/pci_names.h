// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QString>

#include <optional>

namespace vitrine {

/// What people call a PCI device, from the text of pci.ids (format: its own header): the device's name in brackets where it has one,
/// after the vendor's short name: "Intel UHD Graphics 630", "NVIDIA A2 / A16". nullopt when the list does not know the device.
/// For people only: nothing may be decided by it.
[[nodiscard]] std::optional<QString> pciDisplayName(
    QByteArrayView pciIds, std::uint16_t vendor, std::uint16_t device);

} // namespace vitrine
