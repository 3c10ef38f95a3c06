// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/app/main_window.h"

#include "core/guest/field_table.h"
#include "gui/app/main_window_parts.h"
#include "gui/app/theme.h"
#include "gui/document/workers.h"
#include "gui/models/diagnostics_model.h"
#include "gui/panels/attach_dialog.h"
#include "gui/panels/code_view.h"
#include "gui/panels/command_pane.h"
#include "gui/panels/guest_panel.h"
#include "gui/panels/launch_panel.h"
#include "gui/panels/libvirt_pane.h"
#include "gui/panels/preview_panel.h"
#include "gui/panels/problems_panel.h"
#include "gui/text/translate.h"
#include "gui/widgets/controls.h"
#include "gui/widgets/fix_banner.h"
#include "gui/widgets/go_to_field.h"
#include "gui/widgets/labels.h"

#include <QApplication>
#include <QClipboard>
#include <QCloseEvent>
#include <QListView>
#include <QSettings>
#include <QSplitter>
#include <QTabBar>
#include <QTreeView>
#include <QVBoxLayout>

namespace vitrine::gui {

MainWindow::MainWindow(std::shared_ptr<Backend> backend, QWidget *parent)
    : QMainWindow(parent)
    , m_backend(std::move(backend))
    , m_workers(std::make_unique<Workers>())
    , m_actions(std::make_unique<Actions>())
    , m_status(std::make_unique<StatusBar>())
{
    setWindowTitle(QStringLiteral("Vitrine"));
    m_schemaLater.setSingleShot(true);
    m_schemaLater.setInterval(150);
    connect(&m_schemaLater, &QTimer::timeout, this, &MainWindow::askSchema);
    makePanels();
    makeActions();
    makeMenus();
    makeToolBar();
    makeStatusBar();
    connectPanels();
    resize(1480, 980);
    const QSettings settings;
    if (const QByteArray geometry = settings.value(QStringLiteral("window/geometry")).toByteArray();
        !geometry.isEmpty())
        restoreGeometry(geometry);
    updateState();
    refreshHost();
}

MainWindow::~MainWindow()
{
    m_workers.reset(); // nothing arrives any more
    m_document.disconnect(this);
    // The panels look at the document while they are taken down.
    delete takeCentralWidget();
}

void MainWindow::makePanels()
{
    m_host = new HostPanel;
    m_guest = new GuestPanel(&m_document);
    m_preview = new PreviewPanel(&m_document);
    m_problems = new ProblemsPanel;
    m_launch = new LaunchPanel(&m_document);
    m_message = new FixBanner;
    m_message->setVisible(false);
    m_message->setOutside({space::Small, space::Small, space::Small, space::Small});

    m_columns = new QSplitter(Qt::Horizontal);
    m_columns->setChildrenCollapsible(false);
    m_columns->addWidget(m_host);
    m_columns->addWidget(m_guest);
    m_columns->addWidget(m_preview);
    m_columns->setStretchFactor(0, 0);
    m_columns->setStretchFactor(1, 3);
    m_columns->setStretchFactor(2, 2);
    m_host->setMinimumWidth(220);
    m_guest->setMinimumWidth(400);
    m_columns->setSizes({336, 664, 480});

    auto *bottom = new QSplitter(Qt::Horizontal);
    bottom->setChildrenCollapsible(false);
    bottom->addWidget(m_problems);
    bottom->addWidget(m_launch);
    bottom->setStretchFactor(0, 3);
    bottom->setStretchFactor(1, 2);
    m_launch->setVisible(false);

    m_rows = new QSplitter(Qt::Vertical);
    m_rows->setChildrenCollapsible(false);
    m_rows->addWidget(m_columns);
    m_rows->addWidget(bottom);
    m_rows->setStretchFactor(0, 1);
    m_rows->setStretchFactor(1, 0);
    m_problems->setMinimumHeight(90);
    m_rows->setSizes({720, 168});

    auto *central = new QWidget;
    auto *layout = new QVBoxLayout(central);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_message);
    layout->addWidget(m_rows, 1);
    setCentralWidget(central);
}

void MainWindow::connectPanels()
{
    connect(&m_document, &GuestDocument::changed, this, &MainWindow::updateState);
    connect(&m_document, &GuestDocument::modifiedChanged, this, &MainWindow::updateState);
    connect(&m_document, &GuestDocument::replaced, this, [this] {
        m_message->setVisible(false);
        // What was loaded from a file was for the guest before.
        if (m_document.caps() != nullptr && m_document.caps()->source == CapsSource::File)
            m_capsFor.clear();
    });
    connect(&m_document, &GuestDocument::failed, this, [this](const Error &error) {
        showMessage(Tone::Danger, errorText(error));
    });

    connect(m_host, &HostPanel::attachRequested, this, &MainWindow::attach);
    connect(m_host, &HostPanel::removeRequested, this, &MainWindow::removeInstance);
    connect(m_host, &HostPanel::refreshRequested, this, &MainWindow::refreshHost);
    connect(m_host, &HostPanel::demonstrationRequested, this, [this] { demonstrate(true); });

    connect(m_guest, &GuestPanel::newRequested, this, &MainWindow::newDialog);
    connect(m_guest, &GuestPanel::openRequested, this, &MainWindow::openDialog);
    connect(m_guest, &GuestPanel::demoRequested, this, &MainWindow::openDemoGuest);
    connect(m_guest, &GuestPanel::attachRequested, this, &MainWindow::attachDialog);
    connect(m_guest, &GuestPanel::choiceDropped, this, &MainWindow::attach);
    connect(m_guest, &GuestPanel::fileDropped, this, &MainWindow::openFile);
    connect(m_guest, &GuestPanel::fieldFocused, this, &MainWindow::lightField);
    connect(m_guest, &GuestPanel::pathActivated, this, [this](const QString &path) {
        m_preview->showTab(PreviewPanel::DomainXml);
        m_preview->lightPath(path);
    });
    connect(m_guest, &GuestPanel::fixRequested, this, &MainWindow::applyFix);
    connect(m_guest, &GuestPanel::problemsRequested, this, [this] {
        m_problems->list()->setFocus(Qt::TabFocusReason);
    });

    connect(m_preview, &PreviewPanel::pathActivated, this, &MainWindow::goToPath);
    connect(m_preview, &PreviewPanel::cursorMoved, this, [this](int line, int column) {
        m_status->place->setText(
            tr("line %1, column %2").arg(QString::number(line), QString::number(column)));
    });

    connect(m_preview->libvirt(), &LibvirtPane::askRequested, this, [this](const QByteArray &xml) {
        m_workers->run([backend = m_backend, xml] { return backend->askLibvirt(xml); },
            [this, xml](const Result<LibvirtAnswer> &answer) {
                m_preview->libvirt()->setAnswer(xml, answer);
            });
    });

    connect(m_preview->command(),
        &CommandPane::ownCapsRequested,
        this,
        &MainWindow::useOwnCapabilities);

    connect(m_problems, &ProblemsPanel::activated, this, &MainWindow::goTo);
    connect(m_problems, &ProblemsPanel::fixRequested, this, &MainWindow::applyFix);
    connect(m_problems, &ProblemsPanel::fixAllRequested, this, [this] {
        m_document.applySafeFixes(tr("Fix all safe ones"));
    });

    connect(m_launch, &LaunchPanel::closeRequested, this, [this] { m_launch->setVisible(false); });
    connect(m_launch, &LaunchPanel::runningChanged, this, &MainWindow::updateState);
    connect(m_launch, &LaunchPanel::fixRequested, this, &MainWindow::applyFix);
    connect(m_launch, &LaunchPanel::problemFound, this, [this](const Diagnostic &d) {
        m_problems->select(d.rule, d.path);
    });
}

void MainWindow::updateState()
{
    const bool open = m_document.isOpen();
    updateCaps();
    updateSchema();
    QStringList own;
    for (const MdevHostdev &mdev : m_document.guest().mdevs) {
        if (mdev.uuid)
            own.append(mdev.uuid->toString());
    }
    m_host->setOwn(own, m_document.displayName());
    m_problems->setDiagnostics(m_document.pass().diagnostics, open);
    for (QAction *action : m_actions->needGuest)
        action->setEnabled(open);
    m_actions->launch->setEnabled(open && !m_launch->isRunning());
    m_actions->launch->setToolTip(!open ? tr("Open a guest first")
            : m_launch->isRunning()     ? tr("It runs already")
                                        : tr("Start the guest with QEMU"));
    m_actions->stop->setEnabled(m_launch->isRunning());
    setWindowTitle(open ? m_document.displayName() + QStringLiteral("[*] – Vitrine")
                        : QStringLiteral("Vitrine[*]"));
    setWindowModified(m_document.isModified());
    updateStatus();
}

void MainWindow::updateStatus()
{
    const HostSnapshot *host = m_document.host();
    if (host == nullptr) {
        m_status->host->setText(tr("Reading the host …"));
    } else {
        m_status->host->setText(m_backend->hostTitle());
        m_status->counts->setText(
            QStringList {tr("%n GPU(s)", nullptr, static_cast<int>(host->parents.size())),
                tr("%n type(s)", nullptr, static_cast<int>(host->types.size())),
                tr("%n instance(s)", nullptr, static_cast<int>(host->instances.size()))}
                .join(u" · "));
    }
    m_status->dot->setReady(host != nullptr);
    const bool open = m_document.isOpen();
    m_status->time->setVisible(open);
    m_status->place->setVisible(open);
    if (open)
        m_status->time->setText(
            tr("checked in %L1 ms")
                .arg(static_cast<double>(m_document.pass().nanoseconds) / 1e6, 0, 'f', 2));
}

void MainWindow::showMessage(Tone tone, const QString &text)
{
    m_message->clearButtons();
    m_message->showText(tone,
        tone == Tone::Danger        ? Symbol::Error
            : tone == Tone::Warning ? Symbol::Warning
                                    : Symbol::Note,
        text);
    QPushButton *close = quietButton(Symbol::Close, tr("Close the message"), m_message);
    connect(close, &QPushButton::clicked, m_message, &QWidget::hide);
    m_message->addButton(close);
}

bool MainWindow::applyFix(const Diagnostic &diagnostic, const Fix &fix)
{
    Q_UNUSED(diagnostic)
    return m_document.apply(fix.edits, translate(fix.title));
}

void MainWindow::goTo(const Diagnostic &diagnostic)
{
    if (!m_guest->goToField(diagnostic.field))
        m_preview->showTab(PreviewPanel::DomainXml);
    m_preview->lightPath(diagnostic.path);
}

void MainWindow::goToPath(const QString &path)
{
    m_preview->lightPath(path);
    const auto field = fieldAtPath(m_document.text(), m_document.guest(), path);
    // A click into the XML editor is to type there: only lines that cannot be typed into lead away.
    if (field && !m_preview->xml()->hasFocus())
        m_guest->goToField(field->toString());
}

void MainWindow::lightField(const QString &field)
{
    const auto ref = parseFieldRef(field);
    if (ref && m_document.isOpen())
        m_preview->lightPath(fieldPath(m_document.text(), m_document.guest(), *ref));
}

void MainWindow::cyclePane(int step)
{
    QList<QWidget *> panes {m_host, m_guest, m_preview, m_problems};
    if (m_launch->isVisible())
        panes.append(m_launch);
    const QWidget *focus = QApplication::focusWidget();
    qsizetype at = -1;
    for (qsizetype i = 0; i < panes.size(); ++i) {
        if (focus != nullptr && (panes.at(i) == focus || panes.at(i)->isAncestorOf(focus)))
            at = i;
    }
    for (qsizetype tries = 0; tries < panes.size(); ++tries) {
        at = (at + step + panes.size()) % panes.size();
        QWidget *pane = panes.at(at);
        if (!pane->isVisible())
            continue;
        QWidget *target = pane == m_host ? m_host->tree()
            : pane == m_problems         ? static_cast<QWidget *>(m_problems->list())
            : pane == m_preview          ? static_cast<QWidget *>(m_preview->tabs())
                                         : nullptr;
        if (target == nullptr || !target->isVisible()) {
            // The first thing in it that takes the keyboard.
            for (QWidget *candidate : pane->findChildren<QWidget *>()) {
                if (candidate->isVisible() && candidate->isEnabled()
                    && (candidate->focusPolicy() & Qt::TabFocus) != 0
                    && candidate->focusProxy() == nullptr) {
                    target = candidate;
                    break;
                }
            }
        }
        if (target != nullptr && target->isVisible()) {
            target->setFocus(Qt::TabFocusReason);
            return;
        }
    }
}

void MainWindow::launch()
{
    if (!m_document.isOpen() || m_launch->isRunning())
        return;
    m_launch->setVisible(true);
    if (m_document.caps() == nullptr) {
        showMessage(
            Tone::Neutral, tr("QEMU is still being asked what it can. Try again in a moment."));
        return;
    }
    CommandOptions options;
    options.style = CommandStyle::Standalone;
    options.runtimeDir = m_backend->runtimeDir(m_document.displayName());
    options.nvramFile = m_backend->nvramFile(m_document.displayName());
    options.origins = false;
    const Result<QemuCommand> command =
        buildCommand(m_document.text(), m_document.guest(), m_document.world(), options);
    if (!command) {
        m_launch->showFailure(command.error());
        return;
    }
    m_launch->follow(m_backend->launch(m_document.displayName(), *command, options.runtimeDir));
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (!mayDiscard()) {
        event->ignore();
        return;
    }
    QSettings settings;
    settings.setValue(QStringLiteral("window/geometry"), saveGeometry());
    event->accept();
}

} // namespace vitrine::gui
