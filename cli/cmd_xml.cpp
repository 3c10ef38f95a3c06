// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands.h"
#include "cli/qemu_call.h"

#include <QJsonObject>

using namespace Qt::Literals::StringLiterals;

namespace vitrine::cli {

namespace {

void print(Context &context, const QByteArray &bytes)
{
    if (context.json())
        context.out.json(QJsonObject {{u"xml"_s, QString::fromUtf8(bytes)}});
    else
        context.out.write(bytes);
}

} // namespace

ExitCode runXml(Context &context)
{
    const Result<OpenGuest> open = openGuest(context.arguments.at(0));
    if (!open)
        return context.fail(open.error());
    if (!context.line.has(u"expand")) {
        print(context, open->text.bytes());
        return ExitCode::Done;
    }
    const Result<LoadedWorld> world = worldToBuild(context, *open);
    if (!world)
        return context.fail(world.error());
    const Result<CompletedXml> completed = expand(open->text, world->view());
    if (!completed)
        return context.fail(located(completed.error(), *open));
    sayRemarks(context, *world, completed->remarks);
    sayNotTranslated(context, *open, completed->notTranslated);
    if (!completed->notTranslated.isEmpty() && !context.line.has(u"partial"))
        return ExitCode::No;
    print(context, completed->bytes);
    return ExitCode::Done;
}

} // namespace vitrine::cli
