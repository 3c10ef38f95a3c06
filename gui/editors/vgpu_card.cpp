// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/editors/vgpu_card.h"

#include "core/display/plan.h"
#include "gui/app/style.h"
#include "gui/app/theme.h"
#include "gui/document/guest_document.h"
#include "gui/editors/field_editor.h"
#include "gui/editors/worst.h"
#include "gui/models/host_tree_model.h"
#include "gui/text/translate.h"
#include "gui/widgets/controls.h"
#include "gui/widgets/fix_banner.h"
#include "gui/widgets/labels.h"

#include <QComboBox>
#include <QSignalBlocker>
#include <QStandardItemModel>
#include <QVBoxLayout>

namespace vitrine::gui {

VgpuCard::VgpuCard(GuestDocument *document, int index, QWidget *parent)
    : Card(tr("vGPU"), parent)
    , m_document(document)
    , m_index(index)
    , m_badge(new Badge(QString(), Tone::Accent, this))
    , m_form(new FieldForm(document, this))
    , m_instance(new QComboBox(this))
    , m_display(new Switch(this))
    , m_explanation(new MutedLabel(QString(), this))
    , m_banner(new FixBanner(this))
{
    addHeaderWidget(m_badge);
    QPushButton *remove = quietButton(Symbol::Remove, tr("Detach this vGPU"), this);
    connect(remove, &QPushButton::clicked, this, &VgpuCard::detach);
    addHeaderWidget(remove);

    // Several vGPUs: the names stay apart; the first one has the plain name.
    const QString suffix = index == 0 ? QString() : QStringLiteral(" %1").arg(index + 1);
    m_instance->setAccessibleName(tr("vGPU instance") + suffix);
    m_instance->setToolTip(tr("Another instance in its place; everything else stays as it is"));
    m_instance->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_instance->setMinimumContentsLength(10);
    connect(m_instance, &QComboBox::activated, this, [this](int row) {
        replaceWith(m_instance->itemData(row).toString());
    });
    m_form->addRow(tr("Instance"), m_instance);
    m_form->addField(field("model"))->setAccessibleNameOfControl(tr("vGPU model") + suffix);

    m_display->setAccessibleName(tr("vGPU display") + suffix);
    m_display->setObjectName(field("display"));
    m_display->setToolTip(tr("The guest's picture on this vGPU goes to the viewer. What it needs "
                             "for that is added with it."));
    connect(m_display, &QAbstractButton::clicked, this, &VgpuCard::setDisplay);
    m_form->addRow(tr("Display"), m_display);
    m_form->addField(field("ramfb"), QStringLiteral("ramfb"))
        ->setAccessibleNameOfControl(tr("ramfb") + suffix);
    m_explanation->setWordWrap(true);
    m_form->addWide(m_explanation);
    connect(m_form, &FieldForm::focused, this, &VgpuCard::focused);
    body()->addWidget(m_form);
    m_banner->setVisible(false);
    connect(m_banner, &FixBanner::fixRequested, this, &VgpuCard::fixRequested);
    connect(m_banner, &FixBanner::allRequested, this, &VgpuCard::problemsRequested);
    body()->addWidget(m_banner);
    pull();
}

QString VgpuCard::field(const char *name) const
{
    return QStringLiteral("mdev[%1].%2").arg(QString::number(m_index), QString::fromLatin1(name));
}

void VgpuCard::pull(const QString &told)
{
    if (m_index >= m_document->guest().mdevs.size())
        return;
    const MdevHostdev &mdev = m_document->guest().mdevs.at(m_index);
    setNote(mdev.uuidText.orElse(tr("no UUID")));
    m_badge->setText(mdev.alias.orElse(QStringLiteral("hostdev%1").arg(m_index)));
    m_form->pull();
    {
        const QSignalBlocker blocker(m_display);
        m_display->setChecked(mdev.display.is(u"on"));
    }
    pullInstances();

    const HostSnapshot *host = m_document->host();
    const MdevInstance *instance =
        host != nullptr && mdev.uuid ? host->findInstance(*mdev.uuid) : nullptr;
    const DisplayMode mode =
        instance != nullptr ? host->displayModeOf(*instance) : DisplayMode::Unknown;
    const bool on = mdev.display.is(u"on");
    QString words;
    switch (mode) {
    case DisplayMode::Dmabuf:
        words = on
            ? tr("This device shows its picture through a dmabuf, so the viewer needs OpenGL.")
            : tr("Display is off: the guest can compute and render with this vGPU, but no viewer "
                 "shows its picture.");
        break;
    case DisplayMode::Region:
        words = on ? tr("This device shows its picture through a region: any viewer can show it, "
                        "no OpenGL is needed.")
                   : tr("Display is off: the guest can compute and render with this vGPU, but no "
                        "viewer shows its picture.");
        break;
    case DisplayMode::None:
        words = tr("This device has no display. Turned on, QEMU would not start.");
        break;
    case DisplayMode::Unknown:
        words = host == nullptr ? QString()
            : instance == nullptr
            ? tr("This instance is not on this host, so how it shows its picture is not known.")
            : tr("How this device shows its picture has not been asked yet; OpenGL may be needed.");
        break;
    }
    m_explanation->setText(words);
    m_explanation->setVisible(!words.isEmpty());
    showWorst(
        m_banner, m_document->pass().diagnostics, QStringLiteral("mdev[%1].").arg(m_index), told);
}

void VgpuCard::pullInstances()
{
    const MdevHostdev &mdev = m_document->guest().mdevs.at(m_index);
    const QString current = mdev.uuidText.orElse({});
    const QSignalBlocker blocker(m_instance);
    m_instance->clear();
    auto *model = qobject_cast<QStandardItemModel *>(m_instance->model());
    const HostSnapshot *host = m_document->host();
    int chosen = -1;
    if (host != nullptr) {
        for (const MdevParent &parent : host->parents) {
            const QList<const MdevInstance *> instances = host->instancesOf(parent.name);
            if (instances.isEmpty() || instances.size() > 200)
                continue; // thousands are chosen in the tree, which filters
            m_instance->addItem(
                parent.displayName ? *parent.displayName + u"  " + parent.name : parent.name);
            // A heading: it says which GPU, and cannot be chosen.
            QStandardItem *heading = model->item(m_instance->count() - 1);
            heading->setFlags(Qt::NoItemFlags);
            for (const MdevInstance *instance : instances) {
                const QString uuid = instance->uuid.toString();
                const QString type = instance->type.value_or(tr("unknown type"));
                QString text = type + u"  " + uuid.left(8) + u'…' + uuid.right(4);
                if (mdev.uuid == instance->uuid)
                    chosen = m_instance->count();
                else if (instance->owner)
                    text += u"  " + tr("used by %1").arg(instance->owner->title());
                else if (!instance->active)
                    text += u"  " + tr("not active");
                m_instance->addItem(text, uuid);
                m_instance->setItemData(m_instance->count() - 1, uuid, Qt::ToolTipRole);
            }
        }
    }
    if (chosen < 0) {
        m_instance->addItem(
            host == nullptr ? current : tr("%1  not on this host").arg(current.left(13)), current);
        chosen = m_instance->count() - 1;
    }
    m_instance->setCurrentIndex(chosen);
    setMark(m_instance, m_document->isFieldChanged(field("uuid")) ? MarkChanged : MarkNone);
}

void VgpuCard::replaceWith(const QString &uuid)
{
    if (!uuid.isEmpty())
        m_document->apply({SetField {field("uuid"), uuid}}, tr("Replace the vGPU"));
    pull();
}

void VgpuCard::setDisplay(bool on)
{
    Edits edits {SetField {field("display"), on ? QStringLiteral("on") : QStringLiteral("off")}};
    if (!on && m_document->value(field("ramfb")).is(u"on"))
        edits.append(
            SetField {field("ramfb"), std::nullopt}); // libvirt refuses ramfb without display
    if (on) {
        // The OpenGL that this picture needs comes with it, in the same step: visible, and one undo away.
        if (const Result<XmlText> text = applyEdits(m_document->text(), edits)) {
            if (const Result<GuestConfig> guest = readGuest(*text))
                edits += automaticOpenGl(
                    *text, *guest, m_index, m_document->world(), GlChoice::Auto, std::nullopt)
                             .edits;
        }
    }
    m_document->apply(edits, on ? tr("Display on") : tr("Display off"));
    pull();
    Q_EMIT focused(field("display"));
}

void VgpuCard::detach()
{
    const QString path = m_document->text().pathOf(m_document->guest().mdevs.at(m_index).node);
    m_document->apply({RemoveNode {path}}, tr("Detach the vGPU"));
}

} // namespace vitrine::gui
