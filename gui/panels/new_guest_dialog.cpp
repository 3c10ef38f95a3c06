// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/panels/new_guest_dialog.h"

#include "gui/app/theme.h"
#include "gui/text/translate.h"
#include "gui/widgets/controls.h"
#include "gui/widgets/fix_banner.h"
#include "gui/widgets/labels.h"

#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QLineEdit>
#include <QSpinBox>

namespace vitrine::gui {

NewGuestDialog::NewGuestDialog(bool kvm, QWidget *parent)
    : QDialog(parent)
    , m_name(new QLineEdit(QStringLiteral("workstation"), this))
    , m_memory(new QSpinBox(this))
    , m_vcpus(new QSpinBox(this))
    , m_disk(new QLineEdit(this))
    , m_browse(symbolButton(Symbol::Open, tr("Choose …"), this))
    , m_hasDisk(new SegmentedControl(this))
    , m_firmware(new SegmentedControl(this))
    , m_problem(new FixBanner(this))
    , m_kvm(kvm)
{
    setWindowTitle(tr("New guest"));
    auto *title = new QLabel(tr("New guest"), this);
    title->setFont(Theme::headline());
    auto *intro = new MutedLabel(tr("A modern machine (q35, virtio, Spice on this machine only). "
                                    "Everything can be changed afterwards."),
        this);
    intro->setWordWrap(true);

    m_name->setAccessibleName(tr("Name"));
    m_name->selectAll();
    m_memory->setAccessibleName(tr("Memory in MiB"));
    m_memory->setRange(128, 4 * 1024 * 1024);
    m_memory->setSingleStep(1024);
    m_memory->setValue(4096);
    m_memory->setSuffix(tr(" MiB"));
    m_memory->setGroupSeparatorShown(true);
    m_vcpus->setAccessibleName(tr("Processors"));
    m_vcpus->setRange(1, 512);
    m_vcpus->setValue(4);
    m_hasDisk->setAccessibleName(tr("Disk"));
    m_hasDisk->addSegment(tr("No disk"), QStringLiteral("no"));
    m_hasDisk->addSegment(tr("An image"), QStringLiteral("yes"));
    m_hasDisk->setValue(QStringLiteral("no"));
    m_disk->setAccessibleName(tr("Disk image"));
    m_disk->setPlaceholderText(QStringLiteral("/var/lib/libvirt/images/disk.qcow2"));
    m_browse->setAccessibleName(tr("Choose a disk image"));
    m_firmware->setAccessibleName(tr("Firmware"));
    m_firmware->addSegment(QStringLiteral("UEFI"), QStringLiteral("efi"));
    m_firmware->addSegment(QStringLiteral("BIOS"), QStringLiteral("bios"));
    m_firmware->setValue(QStringLiteral("efi"));

    auto *form = new QFormLayout;
    form->setHorizontalSpacing(space::Large);
    form->setVerticalSpacing(space::Medium);
    form->setLabelAlignment(Qt::AlignTrailing | Qt::AlignVCenter);
    form->addRow(tr("&Name"), m_name);
    form->addRow(tr("&Memory"), m_memory);
    form->addRow(tr("&Processors"), m_vcpus);
    form->addRow(tr("&Disk"), m_hasDisk);
    auto *diskRow = new QHBoxLayout;
    diskRow->setSpacing(space::Small);
    diskRow->addWidget(m_disk, 1);
    diskRow->addWidget(m_browse);
    form->addRow(QString(), diskRow);
    form->addRow(tr("&Firmware"), m_firmware);

    auto *buttons = new QDialogButtonBox(this);
    m_create = buttons->addButton(tr("Create"), QDialogButtonBox::AcceptRole);
    m_create->setAccessibleName(tr("Create the guest"));
    m_create->setDefault(true);
    buttons->addButton(QDialogButtonBox::Cancel);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::Huge, space::Huge, space::Huge, space::Large);
    layout->setSpacing(space::Small);
    layout->addWidget(title);
    layout->addWidget(intro);
    layout->addSpacing(space::Small);
    layout->addLayout(form);
    layout->addSpacing(space::Small);
    layout->addWidget(m_problem);
    layout->addStretch(1);
    layout->addSpacing(space::Small);
    layout->addWidget(buttons);

    connect(m_name, &QLineEdit::textChanged, this, &NewGuestDialog::update);
    connect(m_disk, &QLineEdit::textChanged, this, &NewGuestDialog::update);
    connect(m_memory, &QSpinBox::valueChanged, this, &NewGuestDialog::update);
    connect(m_vcpus, &QSpinBox::valueChanged, this, &NewGuestDialog::update);
    connect(m_hasDisk, &SegmentedControl::chosen, this, [this](const QString &value) {
        update();
        if (value == QStringLiteral("yes"))
            m_disk->setFocus();
    });
    connect(m_firmware, &SegmentedControl::chosen, this, &NewGuestDialog::update);
    connect(m_browse, &QPushButton::clicked, this, [this] {
        const QString path = QFileDialog::getOpenFileName(this,
            tr("Choose a disk image"),
            QString(),
            tr("Disk images (*.qcow2 *.raw *.img);;All files (*)"));
        if (!path.isEmpty())
            m_disk->setText(path);
    });
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    update();
    resize(sizeHint().expandedTo({480, 0}));
}

NewGuest NewGuestDialog::asked() const
{
    NewGuest guest;
    guest.name = m_name->text().trimmed();
    guest.memoryMiB = static_cast<quint64>(m_memory->value());
    guest.vcpus = m_vcpus->value();
    guest.kvm = m_kvm;
    if (m_hasDisk->value() == QStringLiteral("yes")) {
        guest.diskPath = m_disk->text().trimmed();
        if (!guest.diskPath->endsWith(QStringLiteral(".qcow2")))
            guest.diskFormat = QStringLiteral("raw");
    }
    guest.firmware = m_firmware->value() == QStringLiteral("efi") ? NewGuest::Firmware::Efi
                                                                  : NewGuest::Firmware::Bios;
    return guest;
}

void NewGuestDialog::update()
{
    const bool disk = m_hasDisk->value() == QStringLiteral("yes");
    m_disk->setEnabled(disk);
    m_browse->setEnabled(disk);
    const NewGuest guest = asked();
    QString problem;
    if (guest.diskPath && guest.diskPath->isEmpty()) {
        problem = tr("Choose the image of the disk, or take no disk.");
    } else {
        const Result<QByteArray> xml = newGuestXml(guest);
        if (xml)
            m_xml = *xml;
        else
            problem = errorText(xml.error());
    }
    m_create->setEnabled(problem.isEmpty());
    m_create->setToolTip(problem); // a button that is off says why
    m_problem->setVisible(!problem.isEmpty());
    if (!problem.isEmpty())
        m_problem->showText(Tone::Warning, Symbol::Warning, problem);
}

} // namespace vitrine::gui
