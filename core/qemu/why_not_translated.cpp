// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/qemu/why_not_translated.h"

namespace vitrine {

namespace {

/// Places in a guest whose arguments cannot be known away from the host, from the most special on.
struct Reason {
    QLatin1StringView path; ///< without the numbers of siblings
    const char *text;
};

constexpr Reason reasons[] = {
    {QLatin1StringView("/domain/cpu/model"),
        VITRINE_TEXT("%1 is not translated: this QEMU does not have the model, and libvirt makes "
                     "it of the nearest that it has")},
    {QLatin1StringView("/domain/cpu"),
        VITRINE_TEXT("%1 is not translated: the arguments depend on the processor of the host, "
                     "which only libvirt has asked")},
    {QLatin1StringView("/domain/numatune"),
        VITRINE_TEXT("%1 is not translated: it depends on the memory nodes of the host")},
    {QLatin1StringView("/domain/memoryBacking/hugepages"),
        VITRINE_TEXT("%1 is not translated: where the host mounts huge pages is not known")},
    {QLatin1StringView("/domain/clock/@offset"),
        VITRINE_TEXT("%1 is not translated: the time of the start goes into the arguments")},
    {QLatin1StringView("/domain/genid"),
        VITRINE_TEXT("%1 is not translated: libvirt draws one at every start")},
    {QLatin1StringView("/domain/os/smbios"),
        VITRINE_TEXT("%1 is not translated: it copies what the host says of itself")},
};

QString withoutNumbers(const QString &path)
{
    QString out;
    bool inside = false;
    for (const QChar c : path) {
        inside = inside || c == u'[';
        if (!inside)
            out += c;
        inside = inside && c != u']';
    }
    return out;
}

} // namespace

Text notTranslatedText(const QString &path)
{
    const QString plain = withoutNumbers(path);
    for (const Reason &reason : reasons) {
        if (!plain.startsWith(reason.path))
            continue;
        const bool whole = plain.size() == reason.path.size();
        if (whole || plain.at(reason.path.size()) == u'/')
            return {reason.text, {path}};
    }
    return {VITRINE_TEXT("%1 is not translated"), {path}};
}

} // namespace vitrine
