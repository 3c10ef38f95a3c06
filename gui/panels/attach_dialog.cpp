// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/panels/attach_dialog.h"

#include "core/host/capacity.h"
#include "core/qemu/qemu_command.h"
#include "gui/app/theme.h"
#include "gui/text/translate.h"
#include "gui/widgets/controls.h"
#include "gui/widgets/fix_banner.h"
#include "gui/widgets/labels.h"

#include <QDialogButtonBox>
#include <QTreeView>
#include <QVBoxLayout>

namespace vitrine::gui {

QString createCommand(const HostChoice &choice)
{
    return QStringLiteral("sudo mdevctl start --parent %1 --type %2")
        .arg(quoteForShell(choice.parent), quoteForShell(choice.type));
}

QString removeCommand(const MdevUuid &uuid)
{
    return QStringLiteral("sudo mdevctl stop --uuid %1").arg(uuid.toString());
}

AttachDialog::AttachDialog(std::shared_ptr<const HostSnapshot> host,
    const QString &title,
    const QStringList &own,
    const QString &guest,
    bool canCreate,
    QWidget *parent)
    : QDialog(parent)
    , m_panel(new HostPanel(this))
    , m_note(new FixBanner(this))
    , m_own(own)
    , m_canCreate(canCreate)
{
    setWindowTitle(tr("Attach a vGPU"));
    auto *heading = new QLabel(tr("Attach a vGPU"), this);
    heading->setFont(Theme::headline());
    auto *intro = new MutedLabel(canCreate
            ? tr("Choose an instance that is free, or a type of which one is made.")
            : tr(
                "Choose an instance that is free. For a type the command is shown that makes one."),
        this);
    intro->setWordWrap(true);
    m_panel->hideRefresh();
    m_panel->setOwn(own, guest);
    m_panel->setHost(std::move(host), title);
    m_panel->tree()->setAccessibleName(tr("vGPUs to choose from"));
    auto *buttons = new QDialogButtonBox(this);
    m_attach = buttons->addButton(tr("Attach"), QDialogButtonBox::AcceptRole);
    m_attach->setAccessibleName(tr("Attach the chosen vGPU"));
    m_attach->setDefault(true);
    buttons->addButton(QDialogButtonBox::Cancel);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::Huge, space::Huge, space::Huge, space::Large);
    layout->setSpacing(space::Small);
    layout->addWidget(heading);
    layout->addWidget(intro);
    layout->addSpacing(space::Small);
    layout->addWidget(m_panel, 1);
    layout->addWidget(m_note);
    layout->addSpacing(space::Small);
    layout->addWidget(buttons);
    resize(560, 600);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_panel, &HostPanel::choiceChanged, this, &AttachDialog::update);
    connect(m_panel, &HostPanel::attachRequested, this, [this] {
        if (m_attach->isEnabled())
            accept();
    });
    update();
}

void AttachDialog::update()
{
    const auto chosen = m_panel->choice();
    const HostSnapshot *host = m_panel->model()->host();
    QString note;
    Tone tone = Tone::Warning;
    bool can = chosen.has_value();
    if (!chosen) {
        note = tr("Nothing is chosen yet.");
        tone = Tone::Neutral;
    } else if (chosen->uuid) {
        const MdevInstance *instance = host->findInstance(*chosen->uuid);
        if (m_own.contains(chosen->uuid->toString())) {
            note = tr("This guest has it already.");
            can = false;
        } else if (instance != nullptr && instance->owner) {
            note = tr("%1 uses it now. Both cannot run at the same time.")
                       .arg(instance->owner->title());
        } else if (instance != nullptr && !instance->active) {
            note = tr("It is defined, but not active: it has to be started before the guest.");
        }
    } else if (!m_canCreate) {
        note = tr("No instance of this type is made yet. Make one in a terminal, then read the "
                  "host again (F5):\n%1")
                   .arg(createCommand(*chosen));
        tone = Tone::Neutral;
        can = false;
    } else if (const MdevType *type = host->findType(chosen->parent, chosen->type);
               type != nullptr && type->availableInstances.value_or(1) == 0) {
        note = translate(whyUnavailable(*host, *type));
        if (note.isEmpty())
            note = tr("None of this type is free.");
        can = false;
    }
    m_note->setVisible(!note.isEmpty());
    if (!note.isEmpty())
        m_note->showText(tone, tone == Tone::Warning ? Symbol::Warning : Symbol::Note, note);
    m_attach->setEnabled(can);
    m_attach->setToolTip(can ? QString() : note);
    m_attach->setText(
        chosen && !chosen->uuid && m_canCreate ? tr("Create and attach") : tr("Attach"));
}

} // namespace vitrine::gui
