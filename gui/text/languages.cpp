// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/text/languages.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QTranslator>

namespace vitrine::gui {

namespace {

QTranslator *newTranslator()
{
    auto *translator = new QTranslator(QCoreApplication::instance());
    translator->setObjectName(QStringLiteral("vitrine.translation"));
    return translator;
}

} // namespace

void installTranslations(const QLocale &locale)
{
    // A translator takes itself out when it is deleted.
    qDeleteAll(QCoreApplication::instance()->findChildren<QTranslator *>(
        QStringLiteral("vitrine.translation"), Qt::FindDirectChildrenOnly));

    const QString own = QStringLiteral("vitrine");
    const QString ours = QStringLiteral(":/i18n");
    const QString joint = QStringLiteral("_");
    // The sources say "%n error(s)"; the English file holds nothing but the two forms of such texts.
    if (QTranslator *english = newTranslator(); english->load(QStringLiteral("vitrine_en"), ours))
        QCoreApplication::installTranslator(english);
    if (QTranslator *window = newTranslator(); window->load(locale, own, joint, ours))
        QCoreApplication::installTranslator(window);
    if (QTranslator *qt = newTranslator(); qt->load(locale,
            QStringLiteral("qtbase"),
            joint,
            QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(qt);
}

} // namespace vitrine::gui
