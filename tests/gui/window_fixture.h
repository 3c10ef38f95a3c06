// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What tests of the window share: a made-up world, controls by their accessible names, and that no warning of Qt goes by.
#pragma once

#include "core/actions/host_action.h"
#include "core/io/caps_files.h"
#include "core/io/demo_host.h"
#include "gui/app/main_window.h"
#include "gui/app/theme.h"

#include <QAbstractButton>
#include <QApplication>
#include <QMessageBox>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>

#include <functional>
#include <optional>

namespace vitrine::gui {

class FakeSession : public LaunchSession {
public:
    void stop() override { Q_EMIT finished(); }
};

/// A made-up world: the demonstration host, files in memory.
class FakeBackend : public Backend {
public:
    bool changeable = true;
    HostSnapshot host = demoHost();
    QHash<QString, QByteArray> files;
    QString lastCommand;
    FakeSession *session = nullptr;

    [[nodiscard]] QString hostTitle() const override { return QStringLiteral("test host"); }
    [[nodiscard]] bool canChangeHost() const override { return changeable; }
    HostReading readHost() override
    {
        HostReading reading;
        reading.host = std::make_shared<const HostSnapshot>(host);
        reading.conf = std::make_shared<const QemuConf>();
        return reading;
    }
    std::optional<QemuCaps> readCaps(const QString &, const QString &) override
    {
        const Result<QemuCaps> caps = recordedCapsFor(QStringLiteral("x86_64"));
        return caps ? std::optional(*caps) : std::nullopt;
    }
    Result<QByteArray> readFile(const QString &path) override
    {
        if (!files.contains(path))
            return failure(ErrorCode::NotFound, Text("there is no such file"));
        return files.value(path);
    }
    Result<void> writeFile(const QString &path, const QByteArray &bytes) override
    {
        files.insert(path, bytes);
        return {};
    }
    Result<void> writeFileUnlessChanged(
        const QString &path, const QByteArray &bytes, const QByteArray &readAs) override
    {
        if (files.value(path) != readAs)
            return failure(ErrorCode::NotWritable, Text("changed meanwhile"));
        return writeFile(path, bytes);
    }
    Result<LibvirtAnswer> libvirt = failure(ErrorCode::NotFound, Text("there is no libvirt"));
    QByteArray askedLibvirt;
    Result<LibvirtAnswer> askLibvirt(const QByteArray &xml) override
    {
        askedLibvirt = xml;
        return libvirt;
    }
    Result<MdevUuid> createInstance(const QString &parent, const QString &type) override
    {
        const MdevUuid uuid = MdevUuid::generate();
        Result<HostSnapshot> after = simulate(host, HostAction::create(parent, type, uuid));
        if (!after)
            return failure(after.error());
        host = *after;
        return uuid;
    }
    Result<void> removeInstance(const MdevUuid &uuid) override
    {
        const MdevInstance *instance = host.findInstance(uuid);
        if (instance == nullptr)
            return failure(ErrorCode::NotFound, Text("there is no such instance"));
        Result<HostSnapshot> after = simulate(host, HostAction::remove(*instance));
        if (!after)
            return failure(after.error());
        host = *after;
        return {};
    }
    [[nodiscard]] QString runtimeDir(const QString &) const override
    {
        return QStringLiteral("/nowhere");
    }
    std::unique_ptr<LaunchSession> launch(
        const QString &, const QemuCommand &command, const QString &) override
    {
        lastCommand = command.toStrings().join(u' ');
        auto made = std::make_unique<FakeSession>();
        session = made.get();
        return made;
    }
};

/// The instance of the demonstration host that nobody uses and that shows through a dmabuf.
inline MdevUuid freeDmabuf()
{
    const HostSnapshot host = demoHost();
    for (const MdevInstance &instance : host.instances) {
        if (instance.active && !instance.owner
            && host.displayModeOf(instance) == DisplayMode::Dmabuf)
            return instance.uuid;
    }
    qFatal("the demonstration host has no free dmabuf instance");
}

/// Collects what Qt warns of; a test fails on it. One object while a test program runs.
class Warnings {
public:
    Warnings()
    {
        list().clear();
        previous() = qInstallMessageHandler(&Warnings::handle);
    }
    ~Warnings() { qInstallMessageHandler(previous()); }
    Q_DISABLE_COPY_MOVE(Warnings)
    static QStringList take() { return std::exchange(list(), {}); }

private:
    static QStringList &list()
    {
        static QStringList all;
        return all;
    }
    static QtMessageHandler &previous()
    {
        static QtMessageHandler handler = nullptr;
        return handler;
    }
    static void handle(QtMsgType type, const QMessageLogContext &context, const QString &text)
    {
        // What a platform without a screen cannot do is nobody's mistake.
        if (text.startsWith(QStringLiteral("This plugin does not support ")))
            return; // neither heard of nor repeated
        if (type == QtWarningMsg || type == QtCriticalMsg)
            list().append(text);
        if (previous() != nullptr)
            previous()(type, context, text);
    }
};

/// A window on a backend, used as a person does.
class WindowFixture : public QObject {
protected:
    std::optional<Warnings> m_warnings;
    std::unique_ptr<MainWindow> m_window;

    /// First in initTestCase(): Qt Test has put its own message handler by then.
    void initProgram()
    {
        m_warnings.emplace();
        QApplication::setApplicationName(QStringLiteral("vitrine-test"));
        QApplication::setOrganizationName(QStringLiteral("vitrine-test"));
        QSettings().clear();
        Theme::instance().install();
    }
    void openWindow(std::shared_ptr<Backend> backend)
    {
        m_window = std::make_unique<MainWindow>(std::move(backend));
        QSignalSpy ready(m_window.get(), &MainWindow::hostReady);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
        QVERIFY(!ready.isEmpty() || ready.wait());
    }
    void closeWindow()
    {
        m_window.reset();
        const QStringList warnings = Warnings::take();
        QVERIFY2(warnings.isEmpty(), qPrintable(warnings.join(u'\n')));
    }
    GuestDocument *document() { return m_window->document(); }

    template<typename T = QWidget>
    static T *byNameIn(QWidget *window, const QString &name)
    {
        QApplication::processEvents(); // layouts show what is new
        for (T *widget : window->findChildren<T *>()) {
            if (widget->accessibleName() == name && widget->isVisibleTo(window))
                return widget;
        }
        return nullptr;
    }
    template<typename T = QWidget>
    T *byName(const char *name)
    {
        return byNameIn<T>(m_window.get(), QString::fromUtf8(name));
    }
    void press(const char *name)
    {
        auto *button = byName<QAbstractButton>(name);
        QVERIFY2(button != nullptr, name);
        QVERIFY2(button->isEnabled(), name);
        QTest::mouseClick(button, Qt::LeftButton);
    }
    QAction *action(const char *name)
    {
        auto *found = m_window->findChild<QAction *>(QString::fromLatin1(name));
        if (found == nullptr)
            qFatal("there is no action %s", name);
        return found;
    }
    void attachDmabuf()
    {
        HostChoice choice;
        choice.uuid = freeDmabuf();
        m_window->attach(choice);
        QCOMPARE(document()->guest().mdevs.size(), 1);
    }
    /// Runs as soon as a modal dialog of that class is up.
    template<typename Dialog>
    void whenShown(std::function<void(Dialog *)> run)
    {
        auto *timer = new QTimer(m_window.get());
        connect(timer, &QTimer::timeout, timer, [timer, run = std::move(run)] {
            auto *dialog = qobject_cast<Dialog *>(QApplication::activeModalWidget());
            if (dialog == nullptr || !dialog->isVisible())
                return; // not yet
            timer->stop();
            timer->deleteLater();
            run(dialog);
        });
        timer->start(5);
    }
    /// Presses a button of the message box that comes up next.
    void answer(QMessageBox::StandardButton which)
    {
        whenShown<QMessageBox>(
            [which](QMessageBox *box) { QTest::mouseClick(box->button(which), Qt::LeftButton); });
    }
};

} // namespace vitrine::gui
