// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands.h"
#include "cli/guest_call.h"
#include "core/base/line_diff.h"

#include <QJsonObject>

using namespace Qt::Literals::StringLiterals;

namespace vitrine::cli {

ExitCode runDiff(Context &context)
{
    const QString beforeName = context.arguments.at(0);
    const QString afterName = context.arguments.at(1);
    if (beforeName == "-"_L1 && afterName == "-"_L1)
        return context.usage(u"standard input can be only one of the two"_s);
    const Result<OpenGuest> before = openGuest(beforeName);
    if (!before)
        return context.fail(before.error());
    const Result<OpenGuest> after = openGuest(afterName);
    if (!after)
        return context.fail(after.error());

    const QByteArray diff =
        unifiedDiff(before->text.bytes(), after->text.bytes(), beforeName, afterName);
    const bool differ = !diff.isEmpty();
    if (context.json())
        context.out.json(QJsonObject {{u"differ"_s, differ}, {u"diff"_s, QString::fromUtf8(diff)}});
    else
        context.out.write(diff);
    return differ ? ExitCode::No : ExitCode::Done;
}

} // namespace vitrine::cli
