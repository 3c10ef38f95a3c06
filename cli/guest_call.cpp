// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/guest_call.h"

#include "cli/world_source.h"
#include "core/io/guest_file.h"

using namespace Qt::Literals::StringLiterals;

namespace vitrine::cli {

Result<OpenGuest> openGuest(const QString &file)
{
    const Result<QByteArray> bytes = readGuestBytes(file);
    if (!bytes)
        return failure(bytes.error());
    Result<XmlText> text = XmlText::parse(*bytes, file);
    if (!text)
        return failure(text.error());
    Result<GuestConfig> guest = readGuest(*text, file);
    if (!guest)
        return failure(guest.error());
    return OpenGuest {file, *std::move(text), *std::move(guest)};
}

Result<LoadedWorld> worldToJudge(const Context &context, const OpenGuest &open)
{
    WorldSource source = worldSource(context);
    source.otherGuests = true;
    return loadWorld(source, NeedsHost | NeedsCaps | NeedsConf, open.guest);
}

Result<LoadedWorld> worldToBuild(const Context &context, const OpenGuest &open)
{
    WorldSource source = worldSource(context);
    source.renderNodesOnly = true;
    return loadWorld(source, NeedsHost | NeedsCaps | NeedsConf, open.guest);
}

Error located(Error error, const OpenGuest &open)
{
    if (error.file.isEmpty())
        error.file = open.file;
    if (error.line == 0 && !error.path.isEmpty()) {
        if (const auto location = open.text.find(error.path))
            error.line = open.text.lineOf(location->node);
    }
    return error;
}

int mdevIndexOf(const GuestConfig &guest, const MdevUuid &uuid)
{
    for (qsizetype i = 0; i < guest.mdevs.size(); ++i) {
        if (guest.mdevs.at(i).uuid == uuid)
            return static_cast<int>(i);
    }
    return -1;
}

Result<MdevUuid> uuidOption(const Context &context, QStringView option)
{
    const QString text = context.line.value(option).value_or(QString());
    if (const auto uuid = MdevUuid::parse(text))
        return *uuid;
    return failure(ErrorCode::Usage, {"--%1: \"%2\" is no UUID", {option.toString(), text}});
}

} // namespace vitrine::cli
