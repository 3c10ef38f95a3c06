// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/display_probe.h"

#include <cerrno>

namespace vitrine {

DisplayMode displayModeFrom(const PlaneAnswers &answers)
{
    const auto isNo = [](int error) { return error == EINVAL || error == ENOTTY; };
    if (answers.dmabuf == 0)
        return DisplayMode::Dmabuf;
    // Without a clear no to the first question the second does not say what QEMU would take.
    if (!isNo(answers.dmabuf))
        return DisplayMode::Unknown;
    if (answers.region == 0)
        return DisplayMode::Region;
    return isNo(answers.region) ? DisplayMode::None : DisplayMode::Unknown;
}

std::optional<DisplayMode> displayModeFromQemu(QStringView words)
{
    if (words.contains(u"vfio-display-dmabuf: opengl not available"))
        return DisplayMode::Dmabuf;
    if (words.contains(u"device doesn't support any (known) display method"))
        return DisplayMode::None;
    return std::nullopt;
}

QString toId(ProbeAnswer::From from)
{
    switch (from) {
    case ProbeAnswer::From::Device:
        return QStringLiteral("vfio");
    case ProbeAnswer::From::Qemu:
        return QStringLiteral("qemu");
    case ProbeAnswer::From::Memory:
        return QStringLiteral("memory");
    case ProbeAnswer::From::Nobody:
        break;
    }
    return QStringLiteral("nobody");
}

} // namespace vitrine
