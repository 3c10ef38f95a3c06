// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/panels/capabilities_dialog.h"

#include "core/qemu/caps_json.h"
#include "gui/app/theme.h"
#include "gui/document/backend.h"
#include "gui/text/translate.h"
#include "gui/widgets/controls.h"
#include "gui/widgets/fix_banner.h"
#include "gui/widgets/labels.h"

#include <QDialogButtonBox>
#include <QFileDialog>
#include <QHeaderView>
#include <QLineEdit>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace vitrine::gui {

namespace {

QString listed(const NameSet &names)
{
    return names.names().join(QStringLiteral(", "));
}

void addRow(QTreeWidgetItem *group, const QString &name, const QString &what)
{
    auto *row = new QTreeWidgetItem(group, {name, what});
    row->setToolTip(1, what);
}

void addSets(QTreeWidgetItem *group, const QMap<QString, NameSet> &sets)
{
    for (auto set = sets.begin(); set != sets.end(); ++set)
        addRow(group, set.key(), listed(set.value()));
}

} // namespace

CapabilitiesDialog::CapabilitiesDialog(QemuCaps caps, Backend *backend, QWidget *parent)
    : QDialog(parent)
    , m_caps(std::move(caps))
    , m_backend(backend)
    , m_source(new MutedLabel(QString(), this))
    , m_filter(new QLineEdit(this))
    , m_tree(new QTreeWidget(this))
    , m_message(new FixBanner(this))
    , m_own(new QPushButton(tr("Use the guest's own QEMU"), this))
{
    setWindowTitle(tr("QEMU's capabilities"));
    auto *title = new QLabel(tr("QEMU's capabilities"), this);
    title->setFont(Theme::headline());
    m_source->setWordWrap(true);
    m_source->setObjectName(QStringLiteral("capabilities-source"));
    m_filter->setAccessibleName(tr("Filter capabilities"));
    m_filter->setPlaceholderText(tr("Filter machines, devices, properties"));
    m_filter->setClearButtonEnabled(true);
    m_tree->setAccessibleName(tr("Capabilities"));
    m_tree->setObjectName(QStringLiteral("capabilities"));
    m_tree->setHeaderHidden(true);
    m_tree->setColumnCount(2);
    m_tree->setUniformRowHeights(true);
    m_tree->setAlternatingRowColors(false);
    m_tree->header()->setStretchLastSection(true);
    m_message->hide();

    auto *buttons = new QDialogButtonBox(this);
    QPushButton *saveButton = buttons->addButton(tr("Save …"), QDialogButtonBox::ActionRole);
    saveButton->setAccessibleName(tr("Save the capabilities as JSON"));
    QPushButton *loadButton = buttons->addButton(tr("Load …"), QDialogButtonBox::ActionRole);
    loadButton->setAccessibleName(tr("Use capabilities from a JSON file"));
    m_own->setAccessibleName(tr("Use the guest's own QEMU"));
    connect(m_own, &QPushButton::clicked, this, [this] {
        Q_EMIT ownRequested();
        accept();
    });
    QPushButton *closeButton = buttons->addButton(QDialogButtonBox::Close);
    closeButton->setAccessibleName(tr("Close"));
    closeButton->setDefault(true);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::Huge, space::Huge, space::Huge, space::Large);
    layout->setSpacing(space::Small);
    layout->addWidget(title);
    auto *source = new QHBoxLayout;
    source->addWidget(m_source, 1);
    source->addWidget(m_own);
    layout->addLayout(source);
    layout->addWidget(m_filter);
    layout->addWidget(m_tree, 1);
    layout->addWidget(m_message);
    layout->addWidget(buttons);

    const QString jsonFiles = tr("JSON (*.json);;All files (*)");
    connect(m_filter, &QLineEdit::textChanged, this, &CapabilitiesDialog::filter);
    connect(saveButton, &QPushButton::clicked, this, [this, jsonFiles] {
        const QString path = QFileDialog::getSaveFileName(this,
            tr("Save the capabilities"),
            QStringLiteral("qemu-%1-%2.json").arg(m_caps.version.toString(), m_caps.arch),
            jsonFiles);
        if (!path.isEmpty())
            save(path);
    });
    connect(loadButton, &QPushButton::clicked, this, [this, jsonFiles] {
        const QString path =
            QFileDialog::getOpenFileName(this, tr("Load capabilities"), QString(), jsonFiles);
        if (!path.isEmpty())
            load(path);
    });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    fill();
    resize(760, 620);
}

QTreeWidgetItem *CapabilitiesDialog::group(const QString &title, qsizetype count)
{
    auto *item = new QTreeWidgetItem(m_tree);
    item->setText(0, title);
    item->setData(1, Qt::UserRole, count);
    item->setFont(0, Theme::strong());
    return item;
}

void CapabilitiesDialog::fill()
{
    m_tree->clear();
    QString source = translate(m_caps.describeSource());
    if (!m_caps.binary.isEmpty() && !source.contains(m_caps.binary))
        source += u'\n' + m_caps.binary;
    m_source->setText(source);
    m_own->setVisible(m_caps.source == CapsSource::File);
    QTreeWidgetItem *machines = group(tr("Machines"), m_caps.machines.size());
    for (const QemuMachine &machine : m_caps.machines) {
        QStringList what;
        if (!machine.alias.isEmpty())
            what.append(tr("alias %1").arg(machine.alias));
        if (machine.isDefault)
            what.append(tr("default"));
        if (machine.deprecated)
            what.append(tr("deprecated"));
        what.append(tr("up to %1 processors").arg(machine.cpuMax));
        addRow(machines, machine.name, what.join(QStringLiteral(", ")));
    }
    addSets(group(tr("Displays"), m_caps.displays.size()), m_caps.displays);
    addSets(group(tr("Devices"), m_caps.devices.size()), m_caps.devices);
    addSets(group(tr("Objects"), m_caps.objects.size()), m_caps.objects);
    addSets(group(tr("Options of the command line"), m_caps.options.size()), m_caps.options);
    QTreeWidgetItem *cpus = group(tr("CPU models"), m_caps.cpuModels.size());
    for (const QemuCpuModel &cpu : m_caps.cpuModels)
        addRow(cpus,
            cpu.name,
            cpu.deprecated
                ? tr("deprecated")
                : (cpu.aliasOf.isEmpty() ? QString() : tr("alias of %1").arg(cpu.aliasOf)));
    QTreeWidgetItem *other = group(tr("Drivers and models"), 7);
    addRow(other, tr("Accelerators"), listed(m_caps.accelerators));
    addRow(other, tr("Audio"), listed(m_caps.audioDrivers));
    addRow(other, tr("Character devices"), listed(m_caps.chardevBackends));
    addRow(other, tr("Network"), listed(m_caps.netdevTypes));
    addRow(other, tr("Block"), listed(m_caps.blockDrivers));
    addRow(other, tr("TPM models"), listed(m_caps.tpmModels));
    addRow(other, tr("TPM types"), listed(m_caps.tpmTypes));
    m_tree->resizeColumnToContents(0);
    m_tree->setColumnWidth(0, std::clamp(m_tree->columnWidth(0), 220, 320));
    filter(m_filter->text());
}

void CapabilitiesDialog::filter(const QString &text)
{
    const QString wanted = text.trimmed();
    for (int g = 0; g < m_tree->topLevelItemCount(); ++g) {
        QTreeWidgetItem *item = m_tree->topLevelItem(g);
        int found = 0;
        for (int i = 0; i < item->childCount(); ++i) {
            QTreeWidgetItem *row = item->child(i);
            const bool matches = wanted.isEmpty()
                || row->text(0).contains(wanted, Qt::CaseInsensitive)
                || row->text(1).contains(wanted, Qt::CaseInsensitive);
            row->setHidden(!matches);
            found += matches ? 1 : 0;
        }
        const QString all = QString::number(item->data(1, Qt::UserRole).toLongLong());
        item->setText(1, wanted.isEmpty() ? all : tr("%1 of %2").arg(QString::number(found), all));
        item->setHidden(found == 0);
        item->setExpanded(found > 0 && !wanted.isEmpty());
    }
}

bool CapabilitiesDialog::load(const QString &path)
{
    const Result<QByteArray> bytes = m_backend->readFile(path);
    Result<QemuCaps> caps = bytes ? readCapsJson(*bytes, path) : failure(bytes.error());
    m_message->setVisible(true);
    if (!caps) {
        m_message->showText(Tone::Danger,
            Symbol::Warning,
            tr("These capabilities cannot be used: %1").arg(errorText(caps.error())));
        return false;
    }
    caps->source = CapsSource::File;
    caps->origin = path;
    m_caps = *std::move(caps);
    fill();
    m_message->showText(Tone::Ok,
        Symbol::Check,
        tr("The guest is now judged by these, until another guest or emulator takes its place."));
    Q_EMIT loaded(m_caps);
    return true;
}

bool CapabilitiesDialog::save(const QString &path)
{
    const Result<void> written = m_backend->writeFile(path, writeCapsJson(m_caps));
    m_message->setVisible(true);
    if (!written)
        m_message->showText(Tone::Danger,
            Symbol::Warning,
            tr("%1 could not be written: %2").arg(path, errorText(written.error())));
    else
        m_message->showText(Tone::Ok, Symbol::Check, tr("Saved to %1").arg(path));
    return written.has_value();
}

} // namespace vitrine::gui
