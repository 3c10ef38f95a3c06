// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Reading the host and the capabilities of QEMU, attaching, and what changes the host.
#include "core/display/plan.h"
#include "gui/app/icons.h"
#include "gui/app/main_window_parts.h"
#include "gui/document/workers.h"
#include "gui/panels/attach_dialog.h"
#include "gui/panels/capabilities_dialog.h"
#include "gui/panels/preview_panel.h"
#include "gui/text/translate.h"
#include "gui/widgets/controls.h"
#include "gui/widgets/fix_banner.h"

#include <QApplication>
#include <QClipboard>

namespace vitrine::gui {

template<typename Work, typename Done>
void MainWindow::readHostAfter(Work work, Done done)
{
    using Answer = decltype(work());
    const int generation = ++m_hostGeneration;
    ++m_hostReadings;
    m_workers->run(
        std::move(work), [this, generation, done = std::move(done)](const Answer &answer) {
            --m_hostReadings;
            if (generation == m_hostGeneration) // else a later reading is under way
                showHost(answer.reading);
            done(answer);
            followHost();
        });
}

void MainWindow::showHost(const HostReading &reading)
{
    const bool first = !m_hostRead;
    m_hostRead = true;
    // Most looks find nothing new.
    const bool same = !first && *m_reading.host == *reading.host && m_reading.conf == reading.conf
        && m_reading.firmwares == reading.firmwares
        && m_reading.guestUsesKnown == reading.guestUsesKnown
        && m_reading.guestUses == reading.guestUses;
    m_reading = reading;
    if (same)
        return;
    m_host->setHost(reading.host, m_backend->hostTitle());
    m_document.setHost(reading);
    if (!m_feed) {
        m_feed = m_backend->watchHost();
        if (m_feed)
            connect(m_feed.get(), &HostFeed::pending, this, &MainWindow::followHost);
    }
    if (first)
        Q_EMIT hostReady();
}

void MainWindow::followHost()
{
    // Two readings at once could end in the wrong order; what comes meanwhile is kept by the feed.
    if (!m_feed || m_hostReadings > 0)
        return;
    const HostChanges changes = m_feed->take();
    if (changes.isEmpty())
        return;
    struct Read {
        HostReading reading;
    };
    readHostAfter(
        [backend = m_backend, before = m_reading, changes] {
            return Read {backend->rereadHost(before, changes)};
        },
        [](const Read &) {});
}

void MainWindow::refreshHost()
{
    struct Read {
        HostReading reading;
    };
    readHostAfter(
        [backend = m_backend] { return Read {backend->readHost()}; }, [](const Read &) {});
}

void MainWindow::demonstrate(bool on)
{
    m_backend->setDemonstration(on);
    m_feed.reset(); // that of the other host
    m_actions->demoHost->setChecked(on);
    m_message->setVisible(false);
    refreshHost();
}

void MainWindow::updateCaps()
{
    if (!m_document.isOpen())
        return;
    const QString emulator = m_document.guest().emulator.orElse({}).trimmed();
    const QString arch = m_document.guest().arch.orElse({});
    const QString wanted = emulator + u'\n' + arch;
    if (wanted == m_capsFor)
        return;
    m_capsFor = wanted;
    const int generation = ++m_capsGeneration;
    m_workers->run(
        [backend = m_backend, emulator, arch] { return backend->readCaps(emulator, arch); },
        [this, generation](const std::optional<QemuCaps> &caps) {
            if (generation != m_capsGeneration)
                return;
            if (caps)
                m_document.setCaps(*caps);
            else
                m_document.forgetCaps(); // those of the guest before are not this one's
        });
}

void MainWindow::useOwnCapabilities()
{
    m_capsFor.clear();
    updateCaps();
}

void MainWindow::showCapabilities()
{
    if (m_document.caps() == nullptr) {
        showMessage(
            Tone::Neutral, tr("QEMU is still being asked what it can. Try again in a moment."));
        return;
    }
    auto *dialog = new CapabilitiesDialog(*m_document.caps(), m_backend.get(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &CapabilitiesDialog::loaded, this, [this](const QemuCaps &caps) {
        ++m_capsGeneration; // an answer that is still on its way comes too late
        m_document.setCaps(caps);
    });
    connect(dialog, &CapabilitiesDialog::ownRequested, this, &MainWindow::useOwnCapabilities);
    dialog->open();
}

void MainWindow::updateSchema()
{
    if (m_document.isOpen() && !(m_document.text() == m_schemaAsked))
        m_schemaLater.start(); // again from the beginning, where it runs
}

void MainWindow::askSchema()
{
    if (!m_document.isOpen() || m_document.text() == m_schemaAsked)
        return;
    m_schemaAsked = m_document.text();
    m_workers->run(
        [backend = m_backend, text = m_document.text(), guest = m_document.guest()] {
            return backend->checkSchema(text, guest);
        },
        [this, text = m_document.text()](
            const QList<Diagnostic> &found) { m_document.setSchemaFindings(text, found); });
}

void MainWindow::attach(const HostChoice &choice)
{
    if (!m_document.isOpen()) {
        showMessage(Tone::Neutral,
            tr("Open a guest first, or make a new one: then a vGPU can be attached to it."));
        return;
    }
    if (choice.uuid) {
        for (const MdevHostdev &mdev : m_document.guest().mdevs) {
            if (mdev.uuid == choice.uuid) {
                showMessage(Tone::Neutral, tr("This guest has that vGPU already."));
                return;
            }
        }
        AttachRequest request {.uuid = *choice.uuid,
            .model = {},
            .display = {},
            .ramfb = false,
            .gl = GlChoice::Auto,
            .renderNode = {},
            .videoNone = false};
        const Result<DisplayPlan> plan =
            planAttach(m_document.text(), m_document.guest(), m_document.world(), request);
        if (!plan) {
            showMessage(Tone::Danger, errorText(plan.error()));
            return;
        }
        m_message->setVisible(false);
        m_document.apply(plan->edits, tr("Attach a vGPU"));
        m_host->select(*choice.uuid);
        for (const MdevHostdev &mdev : m_document.guest().mdevs) {
            if (mdev.uuid == choice.uuid)
                m_preview->lightPath(m_document.text().pathOf(mdev.node));
        }
        return;
    }
    if (!m_backend->canChangeHost()) {
        showCommand(tr("No instance of %1 is made yet. Make one in a terminal, then read the host "
                       "again and attach it:")
                        .arg(choice.type),
            createCommand(choice));
        return;
    }
    struct Made {
        Result<MdevUuid> uuid;
        HostReading reading;
    };
    const QString guestUuid = m_document.guest().uuid.orElse({});
    const QString name = m_document.displayName();
    readHostAfter(
        [backend = m_backend, choice] {
            Result<MdevUuid> uuid = backend->createInstance(choice.parent, choice.type);
            return Made {std::move(uuid), backend->readHost()};
        },
        [this, guestUuid, name](const Made &made) {
            if (!made.uuid) {
                showMessage(Tone::Danger, errorText(made.uuid.error()));
                return;
            }
            // Another guest may be open by now; the instance was not made for that one.
            if (m_document.guest().uuid.orElse({}) != guestUuid
                || m_document.displayName() != name) {
                showMessage(
                    Tone::Neutral, tr("The instance is made. %1 is not open any more.").arg(name));
                return;
            }
            HostChoice instance;
            instance.uuid = *made.uuid;
            attach(instance);
        });
}

void MainWindow::removeInstance(const MdevUuid &uuid)
{
    if (!m_backend->canChangeHost()) {
        showCommand(tr("Remove the instance in a terminal, then read the host again:"),
            removeCommand(uuid));
        return;
    }
    struct Gone {
        Result<void> done;
        HostReading reading;
    };
    readHostAfter(
        [backend = m_backend, uuid] {
            Result<void> done = backend->removeInstance(uuid);
            return Gone {std::move(done), backend->readHost()};
        },
        [this](const Gone &gone) {
            if (!gone.done)
                showMessage(Tone::Danger, errorText(gone.done.error()));
        });
}

void MainWindow::showCommand(const QString &text, const QString &command)
{
    m_message->clearButtons();
    m_message->showText(Tone::Neutral, Symbol::Terminal, text + u'\n' + command);
    QPushButton *copy = symbolButton(Symbol::Copy, tr("Copy the command"), m_message);
    copy->setAccessibleName(tr("Copy the command"));
    connect(copy, &QPushButton::clicked, this, [command] {
        QApplication::clipboard()->setText(command);
    });
    m_message->addButton(copy);
    QPushButton *read = symbolButton(Symbol::Refresh, tr("Read the host again"), m_message);
    read->setAccessibleName(tr("Read the host again now"));
    connect(read, &QPushButton::clicked, this, [this] {
        m_message->setVisible(false);
        refreshHost();
    });
    m_message->addButton(read);
    QPushButton *close = quietButton(Symbol::Close, tr("Close the message"), m_message);
    connect(close, &QPushButton::clicked, m_message, &QWidget::hide);
    m_message->addButton(close);
}

} // namespace vitrine::gui
