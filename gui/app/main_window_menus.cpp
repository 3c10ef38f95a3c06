// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/guest/field_table.h"
#include "gui/app/icons.h"
#include "gui/app/main_window_parts.h"
#include "gui/app/style.h"
#include "gui/app/theme.h"
#include "gui/panels/guest_panel.h"
#include "gui/panels/launch_panel.h"
#include "gui/panels/preview_panel.h"
#include "gui/panels/problems_panel.h"
#include "gui/text/translate.h"
#include "gui/widgets/controls.h"
#include "gui/widgets/go_to_field.h"
#include "gui/widgets/labels.h"

#include <QActionGroup>
#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QMenuBar>
#include <QMessageBox>
#include <QPainter>
#include <QSettings>
#include <QStatusBar>
#include <QToolBar>

namespace vitrine::gui {

StateDot::StateDot(QWidget *parent) : QWidget(parent)
{
    setFixedSize(10, 10);
}

void StateDot::setReady(bool ready)
{
    m_ready = ready;
    update();
}

void StateDot::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    if (m_ready)
        paintRounded(&painter, QRectF(1, 1, 8, 8), 4, colors().segments.at(2), QColor());
    else
        paintRounded(&painter, QRectF(1, 1, 8, 8), 4, QColor(), colors().muted, 1.5);
}

void MainWindow::makeActions()
{
    Actions &a = *m_actions;
    const auto make = [this](
                          Symbol symbol, const QString &text, const QKeySequence &keys, auto run) {
        auto *action = new QAction(symbolIcon(symbol), text, this);
        action->setShortcut(keys);
        connect(action, &QAction::triggered, this, run);
        return action;
    };
    a.newGuest =
        make(Symbol::NewGuest, tr("&New guest …"), QKeySequence::New, [this] { newDialog(); });
    a.open = make(Symbol::Open, tr("&Open guest …"), QKeySequence::Open, [this] { openDialog(); });
    a.demo =
        make(Symbol::Star, tr("Open the &demonstration guest"), {}, [this] { openDemoGuest(); });
    a.save = make(Symbol::Save, tr("&Save guest"), QKeySequence::Save, [this] { save(); });
    a.saveAs = make(
        Symbol::SaveAs, tr("Save &as …"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_S), [this] {
            saveAs();
        });
    a.exportXml = make(Symbol::Document, tr("libvirt &XML …"), {}, [this] { exportDialog(false); });
    a.exportShell =
        make(Symbol::Terminal, tr("&Shell command …"), {}, [this] { exportDialog(true); });
    a.close = make(Symbol::Close, tr("&Close guest"), QKeySequence::Close, [this] {
        if (mayDiscard()) {
            m_diskBytes.clear();
            m_document.close();
        }
    });
    a.quit = make(Symbol::None, tr("&Quit"), QKeySequence::Quit, [this] { close(); });
    a.undo = m_document.undoStack()->createUndoAction(this, tr("&Undo"));
    a.undo->setIcon(symbolIcon(Symbol::Undo));
    a.undo->setShortcut(QKeySequence::Undo);
    a.redo = m_document.undoStack()->createRedoAction(this, tr("&Redo"));
    a.redo->setIcon(symbolIcon(Symbol::Redo));
    a.redo->setShortcuts(
        {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z), QKeySequence(Qt::CTRL | Qt::Key_Y)});
    a.goTo = make(Symbol::Search, tr("&Go to …"), QKeySequence(Qt::CTRL | Qt::Key_K), [this] {
        m_goTo->setFocus(Qt::ShortcutFocusReason);
    });
    a.attach = make(
        Symbol::Plus, tr("&Attach vGPU …"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_A), [this] {
            attachDialog();
        });
    a.attachSelected = make(Symbol::Plus,
        tr("&Attach what is selected"),
        QKeySequence(Qt::CTRL | Qt::Key_Return),
        [this] {
            if (const auto choice = m_host->choice())
                attach(*choice);
            else
                showMessage(
                    Tone::Neutral, tr("Select a type or an instance in the host's tree first."));
        });
    a.refresh = make(Symbol::Refresh, tr("&Read the host again"), QKeySequence::Refresh, [this] {
        refreshHost();
    });
    a.demoHost = make(Symbol::None, tr("&Demonstration host"), {}, [this] {
        demonstrate(m_actions->demoHost->isChecked());
    });
    a.demoHost->setCheckable(true);
    a.demoHost->setChecked(m_backend->isDemonstration());
    a.capabilities =
        make(Symbol::Note, tr("&QEMU\'s capabilities …"), {}, [this] { showCapabilities(); });
    a.filter = make(Symbol::Filter, tr("&Filter host devices"), QKeySequence::Find, [this] {
        m_host->filter()->setFocus(Qt::ShortcutFocusReason);
    });
    a.launch = make(Symbol::Play, tr("&Launch"), QKeySequence(Qt::Key_F9), [this] { launch(); });
    a.stop =
        make(Symbol::Stop, tr("&Stop the guest"), QKeySequence(Qt::SHIFT | Qt::Key_F9), [this] {
            m_launch->stop();
        });
    a.copyCommand = make(Symbol::Copy,
        tr("&Copy the command line"),
        QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C),
        [this] {
            if (m_document.pass().command)
                QApplication::clipboard()->setText(m_document.pass().command->toShell());
            else
                showMessage(Tone::Warning, errorText(m_document.pass().command.error()));
        });
    a.strip = make(Symbol::None, tr("&Remove what only a running guest has"), {}, [this] {
        m_document.apply({StripRuntime {}}, tr("Remove what only a running guest has"));
    });
    // For those who look for an action whatever the language is.
    const std::array<std::pair<QAction *, const char *>, 22> names {{{a.newGuest, "new"},
        {a.open, "open"},
        {a.demo, "open-demo"},
        {a.save, "save"},
        {a.saveAs, "save-as"},
        {a.exportXml, "export-libvirt"},
        {a.exportShell, "export-shell"},
        {a.close, "close"},
        {a.quit, "quit"},
        {a.undo, "undo"},
        {a.redo, "redo"},
        {a.goTo, "go-to"},
        {a.attach, "attach"},
        {a.attachSelected, "attach-selected"},
        {a.refresh, "read-host"},
        {a.demoHost, "demonstration-host"},
        {a.capabilities, "qemu-capabilities"},
        {a.filter, "filter-host"},
        {a.launch, "launch"},
        {a.stop, "stop"},
        {a.copyCommand, "copy-command"},
        {a.strip, "strip-runtime"}}};
    for (const auto &[action, name] : names)
        action->setObjectName(QString::fromLatin1(name));
    a.needGuest = {a.save,
        a.saveAs,
        a.exportXml,
        a.exportShell,
        a.close,
        a.attach,
        a.attachSelected,
        a.copyCommand,
        a.capabilities,
        a.strip};
}

void MainWindow::makeMenus()
{
    const Actions &a = *m_actions;
    QMenu *file = menuBar()->addMenu(tr("&File"));
    file->addActions({a.newGuest, a.open});
    m_recent = file->addMenu(symbolIcon(Symbol::Document), tr("Open &recent"));
    connect(m_recent, &QMenu::aboutToShow, this, &MainWindow::fillRecent);
    file->addAction(a.demo);
    file->addSeparator();
    file->addActions({a.save, a.saveAs});
    QMenu *exports = file->addMenu(symbolIcon(Symbol::Export), tr("&Export"));
    exports->addActions({a.exportXml, a.exportShell});
    file->addSeparator();
    file->addActions({a.close, a.quit});

    QMenu *edit = menuBar()->addMenu(tr("&Edit"));
    edit->addActions({a.undo, a.redo});
    edit->addSeparator();
    edit->addAction(a.goTo);

    QMenu *view = menuBar()->addMenu(tr("&View"));
    const auto toggle = [&](const QString &text, QWidget *panel) {
        QAction *action = view->addAction(text);
        action->setCheckable(true);
        action->setChecked(true);
        connect(action, &QAction::toggled, panel, &QWidget::setVisible);
    };
    toggle(tr("&Host devices"), m_host);
    toggle(tr("&Previews"), m_preview);
    toggle(tr("P&roblems"), m_problems);
    view->addSeparator();
    const std::array<std::pair<QString, PreviewPanel::Tab>, 5> tabs {
        {{tr("&Domain XML"), PreviewPanel::DomainXml},
            {tr("&Completed XML"), PreviewPanel::CompletedXml},
            {tr("Command &line"), PreviewPanel::CommandLine},
            {tr("D&iff"), PreviewPanel::Difference},
            {tr("li&bvirt's answer"), PreviewPanel::Libvirt}}};
    int number = 0;
    for (const auto &[text, tab] : tabs) {
        QAction *action =
            view->addAction(text, this, [this, tab = tab] { m_preview->showTab(tab); });
        action->setShortcut(QKeySequence(Qt::ALT | static_cast<Qt::Key>(Qt::Key_1 + number++)));
    }
    view->addSeparator();
    QMenu *looks = view->addMenu(tr("&Appearance"));
    auto *group = new QActionGroup(this);
    const std::array<std::pair<QString, Appearance>, 4> appearances {
        {{tr("As the &system"), Appearance::System},
            {tr("&Light"), Appearance::Light},
            {tr("&Dark"), Appearance::Dark},
            {tr("High &contrast"), Appearance::HighContrast}}};
    for (const auto &[text, appearance] : appearances) {
        QAction *action = looks->addAction(text, this, [appearance = appearance] {
            Theme::instance().setAppearance(appearance);
            QSettings().setValue(QStringLiteral("appearance"), Theme::nameOf(appearance));
        });
        action->setCheckable(true);
        action->setChecked(Theme::instance().appearance() == appearance);
        group->addAction(action);
    }
    QAction *next = view->addAction(tr("&Next pane"), this, [this] { cyclePane(1); });
    next->setShortcut(QKeySequence(Qt::Key_F6));
    QAction *previous = view->addAction(tr("Previous pan&e"), this, [this] { cyclePane(-1); });
    previous->setShortcut(QKeySequence(Qt::SHIFT | Qt::Key_F6));

    QMenu *host = menuBar()->addMenu(tr("&Host"));
    host->addActions({a.refresh, a.filter, a.attachSelected});
    host->addSeparator();
    host->addAction(a.demoHost);

    QMenu *guest = menuBar()->addMenu(tr("&Guest"));
    guest->addAction(a.attach);
    QMenu *presets = guest->addMenu(tr("&Presets"));
    for (const Preset preset :
        {Preset::ComputeOnly, Preset::LocalConsole, Preset::RemoteConsole, Preset::VgpuOnly}) {
        // The card does it, and is off while there is no vGPU; so is this.
        QAction *action = presets->addAction(translate(presetTitle(preset)), this, [this, preset] {
            if (auto *card = m_guest->findChild<QPushButton *>(presetName(preset)))
                card->click();
        });
        connect(presets, &QMenu::aboutToShow, action, [this, action] {
            action->setEnabled(!m_document.guest().mdevs.isEmpty());
        });
    }
    guest->addSeparator();
    guest->addAction(a.strip);

    QMenu *tools = menuBar()->addMenu(tr("&Tools"));
    tools->addActions({a.launch, a.stop});
    tools->addSeparator();
    tools->addActions({a.copyCommand, a.capabilities});

    QMenu *help = menuBar()->addMenu(tr("He&lp"));
    help->addAction(tr("&About Vitrine"), this, [this] {
        QMessageBox::about(this,
            tr("About Vitrine"),
            tr("<h3>Vitrine %1</h3><p>Gives a libvirt guest a vGPU and gets a picture out of "
               "it.</p>"
               "<p>Free software under the GNU General Public License, version 3 or later.</p>")
                .arg(QStringLiteral(VITRINE_VERSION)));
    });
    help->addAction(tr("About &Qt"), qApp, &QApplication::aboutQt);
}

namespace {

/// A button that does what an action does, and is off when the action is.
QPushButton *buttonFor(
    QAction *action, const QString &text, const QString &accessibleName, QWidget *parent)
{
    auto *button = new QPushButton(action->icon(), text, parent);
    button->setAccessibleName(accessibleName);
    button->setFocusPolicy(Qt::TabFocus);
    const auto follow = [button, action, accessibleName] {
        button->setEnabled(action->isEnabled());
        const QString keys = action->shortcut().toString(QKeySequence::NativeText);
        QString what = action->toolTip();
        button->setToolTip(keys.isEmpty() ? what : QString(what + u" (" + keys + u')'));
    };
    follow();
    QObject::connect(action, &QAction::changed, button, follow);
    QObject::connect(button, &QPushButton::clicked, action, &QAction::trigger);
    return button;
}

} // namespace

void MainWindow::makeToolBar()
{
    const Actions &a = *m_actions;
    auto *bar = addToolBar(tr("Main"));
    bar->setObjectName(QStringLiteral("main"));
    bar->setMovable(false);
    bar->setContextMenuPolicy(Qt::PreventContextMenu);
    auto *holder = new QWidget(bar);
    auto *layout = new QHBoxLayout(holder);
    layout->setContentsMargins(space::Small, 6, space::Small, 6);
    layout->setSpacing(2);
    const auto quiet = [&](QAction *action, const QString &text, const QString &name) {
        QPushButton *button = buttonFor(action, text, name, holder);
        button->setProperty(property::Quiet, true);
        layout->addWidget(button);
        return button;
    };
    quiet(a.open, tr("Open"), tr("Open guest"));
    quiet(a.save, tr("Save"), tr("Save guest"));
    auto *exports = new QPushButton(symbolIcon(Symbol::Export), tr("Export"), holder);
    exports->setProperty(property::Quiet, true);
    exports->setAccessibleName(tr("Export"));
    exports->setToolTip(tr("As libvirt XML, or as a shell command"));
    auto *menu = new QMenu(exports);
    menu->addActions({a.exportXml, a.exportShell});
    exports->setMenu(menu);
    layout->addWidget(exports);
    connect(a.exportXml, &QAction::changed, exports, [exports, action = a.exportXml] {
        exports->setEnabled(action->isEnabled());
    });
    layout->addSpacing(space::Small);
    quiet(a.undo, tr("Undo"), tr("Undo"));
    quiet(a.redo, tr("Redo"), tr("Redo"));
    layout->addStretch(1);
    m_goTo = new GoToField(holder);
    m_goTo->setMaximumWidth(400);
    m_goTo->setMinimumWidth(160);
    layout->addWidget(m_goTo, 6);
    layout->addStretch(1);
    layout->addWidget(buttonFor(a.attach, tr("Attach vGPU"), tr("Attach vGPU"), holder));
    layout->addSpacing(space::Tiny);
    QPushButton *launchButton = buttonFor(a.launch, tr("Launch"), tr("Launch"), holder);
    setPrimary(launchButton, Symbol::Play);
    layout->addWidget(launchButton);
    holder->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    bar->addWidget(holder);

    m_goTo->setSource([this] {
        QList<GoToEntry> entries;
        for (const Diagnostic &d : m_document.pass().diagnostics)
            entries.append({tr("Problem: %1").arg(diagnosticTitle(d)), [this, d] { goTo(d); }});
        for (QAction *action : findChildren<QAction *>()) {
            QString text = action->text();
            text.remove(u'&');
            if (action->parent() == this && action->isEnabled() && !text.isEmpty()
                && !action->isSeparator() && action->menu() == nullptr && action != m_actions->goTo)
                entries.append({tr("Action: %1").arg(text), [action] { action->trigger(); }});
        }
        if (m_document.isOpen()) {
            const GuestConfig &guest = m_document.guest();
            for (const FieldSpec &spec : fieldTable()) {
                const QString id = QString::fromLatin1(spec.id);
                const QString label = translate(spec.label);
                const qsizetype dot = id.indexOf(u'.');
                if (dot < 0) {
                    entries.append({tr("Field: %1 (%2)").arg(label, id),
                        [this, id] { m_guest->goToField(id); }});
                    continue;
                }
                const qsizetype count = spec.group == FieldGroup::Mdev ? guest.mdevs.size()
                    : spec.group == FieldGroup::Graphics               ? guest.graphics.size()
                    : spec.group == FieldGroup::Video                  ? guest.videos.size()
                                                                       : 0;
                for (qsizetype i = 0; i < count; ++i) {
                    const QString field =
                        id.left(dot) + QStringLiteral("[%1]").arg(i) + id.mid(dot);
                    entries.append({tr("Field: %1 (%2)").arg(label, field),
                        [this, field] { m_guest->goToField(field); }});
                }
            }
        }
        if (const HostSnapshot *host = m_document.host();
            host != nullptr && host->instances.size() < 2000) {
            for (const MdevInstance &instance : host->instances)
                entries.append(
                    {tr("vGPU: %1 %2")
                            .arg(instance.type.value_or(QString()), instance.uuid.toString()),
                        [this, uuid = instance.uuid] { m_host->select(uuid); }});
        }
        return entries;
    });
}

void MainWindow::makeStatusBar()
{
    StatusBar &s = *m_status;
    statusBar()->setSizeGripEnabled(false);
    auto *left = new QWidget(this);
    auto *layout = new QHBoxLayout(left);
    layout->setContentsMargins(space::Medium, 3, 0, 3);
    layout->setSpacing(space::Small);
    s.dot = new StateDot(left);
    s.host = new MutedLabel(QString(), left);
    s.counts = new MutedLabel(QString(), left);
    layout->addWidget(s.dot);
    layout->addWidget(s.host);
    layout->addSpacing(space::Small);
    layout->addWidget(s.counts);
    statusBar()->addWidget(left);
    s.place = new MutedLabel(QString(), this);
    s.time = new MutedLabel(QString(), this);
    s.time->setContentsMargins(space::Medium, 0, space::Medium, 0);
    statusBar()->addPermanentWidget(s.place);
    statusBar()->addPermanentWidget(s.time);
}

} // namespace vitrine::gui
