// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/world_source.h"

using namespace Qt::Literals::StringLiterals;

namespace vitrine::cli {

WorldSource worldSource(const Context &context)
{
    WorldSource source;
    source.root = context.line.value(u"root").value_or(u"/"_s);
    source.demo = context.line.has(u"demo");
    source.qemu = context.line.value(u"qemu").value_or(QString());
    source.capsFile = context.line.value(u"caps").value_or(QString());
    source.qemuConf = context.line.value(u"qemu-conf").value_or(QString());
    return source;
}

} // namespace vitrine::cli
