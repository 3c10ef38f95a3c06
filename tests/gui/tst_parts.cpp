// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The parts of the window by themselves: tokens, widgets, models.
#include "core/io/demo_host.h"
#include "gui/app/theme.h"
#include "gui/document/guest_document.h"
#include "gui/models/diagnostics_model.h"
#include "gui/models/host_tree_model.h"
#include "gui/panels/code_view.h"
#include "gui/panels/host_panel.h"
#include "gui/widgets/controls.h"
#include "gui/widgets/display_path_view.h"
#include "gui/widgets/labels.h"

#include <QAbstractItemModelTester>
#include <QMimeData>
#include <QSignalSpy>
#include <QTest>
#include <QTreeView>

#include <cmath>

using namespace vitrine;
using namespace vitrine::gui;

namespace {

double luminance(const QColor &color)
{
    const auto part = [](float v) {
        const auto c = static_cast<double>(v);
        return c <= 0.03928 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * part(color.redF()) + 0.7152 * part(color.greenF())
        + 0.0722 * part(color.blueF());
}

/// WCAG 2.1, 1.4.3
double contrast(const QColor &a, const QColor &b)
{
    const double x = luminance(a);
    const double y = luminance(b);
    return (qMax(x, y) + 0.05) / (qMin(x, y) + 0.05);
}

std::shared_ptr<const HostSnapshot> demo()
{
    return std::make_shared<const HostSnapshot>(demoHost());
}

/// One GPU with a type of many instances.
std::shared_ptr<const HostSnapshot> bigHost(int instances)
{
    HostSnapshot host;
    MdevParent parent;
    parent.name = QStringLiteral("0000:00:02.0");
    host.parents.append(parent);
    MdevType type;
    type.parent = parent.name;
    type.id = QStringLiteral("type-1");
    host.types.append(type);
    for (int i = 0; i < instances; ++i) {
        MdevInstance instance {
            .uuid = *MdevUuid::parse(
                QStringLiteral("00000000-0000-4000-8000-%1").arg(i, 12, 16, QLatin1Char('0'))),
            .parent = parent.name,
            .type = type.id,
            .active = true,
            .defined = false,
            .autostart = false,
            .driver = {},
            .iommuGroup = {},
            .displayMode = DisplayMode::Unknown,
            .owner = {},
            .guests = {},
            .remarks = {}};
        host.instances.append(instance);
    }
    return std::make_shared<const HostSnapshot>(std::move(host));
}

} // namespace

class PartsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { Theme::instance().install(); }

    void textIsReadableInEveryAppearance_data()
    {
        QTest::addColumn<int>("look");
        QTest::newRow("light") << 0;
        QTest::newRow("dark") << 1;
        QTest::newRow("high contrast") << 2;
    }

    void textIsReadableInEveryAppearance()
    {
        QFETCH(int, look);
        const Colors c = look == 0 ? Theme::lightColors()
            : look == 1            ? Theme::darkColors()
                                   : Theme::highContrastColors();
        const double wanted = look == 2 ? 7.0 : 4.5;
        const QList<std::pair<QColor, QColor>> pairs {{c.text, c.window},
            {c.text, c.surface},
            {c.text, c.field},
            {c.text, c.code},
            {c.text, c.lineAdded},
            {c.text, c.lineCurrent},
            {c.text, c.lineRemoved},
            {c.text, c.danger.background},
            {c.text, c.accentSoft.background},
            {c.muted, c.window},
            {c.muted, c.surface},
            {c.muted, c.field},
            {c.muted, c.code},
            {c.onAccent, c.accent},
            {c.codeTag, c.code},
            {c.codeAttribute, c.code},
            {c.codeValue, c.code},
            {c.codeComment, c.code},
            {c.codeTag, c.lineCurrent},
            {c.codeValue, c.lineCurrent},
            {c.codeAttribute, c.lineCurrent},
            {c.codeTag, c.lineAdded},
            {c.codeValue, c.lineAdded},
            {c.codeAttribute, c.lineAdded},
            {c.neutral.foreground, c.neutral.background},
            {c.accentSoft.foreground, c.accentSoft.background},
            {c.ok.foreground, c.ok.background},
            {c.warning.foreground, c.warning.background},
            {c.danger.foreground, c.danger.background}};
        for (const auto &[fore, back] : pairs) {
            const double found = contrast(fore, back);
            QVERIFY2(found >= qMin(wanted, 4.5),
                qPrintable(QStringLiteral("%1 on %2: %3")
                               .arg(fore.name(), back.name(), QString::number(found))));
        }
    }

    void switchIsACheckBoxToTheKeyboard()
    {
        Switch control;
        control.setAccessibleName(QStringLiteral("ramfb"));
        control.show();
        QVERIFY(QTest::qWaitForWindowExposed(&control));
        QSignalSpy clicked(&control, &QAbstractButton::clicked);
        control.setFocus();
        QTest::keyClick(&control, Qt::Key_Space);
        QVERIFY(control.isChecked());
        QTest::mouseClick(&control, Qt::LeftButton);
        QVERIFY(!control.isChecked());
        QCOMPARE(clicked.size(), 2);
    }

    void segmentsAreChosenWithTheArrows()
    {
        SegmentedControl control;
        control.addSegment(QStringLiteral("One"), QStringLiteral("1"));
        control.addSegment(QStringLiteral("Two"), QStringLiteral("2"));
        control.setValue(QStringLiteral("1"));
        control.show();
        QVERIFY(QTest::qWaitForWindowActive(&control));
        QSignalSpy chosen(&control, &SegmentedControl::chosen);
        control.setFocus();
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Right);
        QCOMPARE(control.value(), QStringLiteral("2"));
        QCOMPARE(chosen.size(), 1);
        control.setValue(QStringLiteral("3"));
        QCOMPARE(control.value(), QString());
        QCOMPARE(chosen.size(), 1); // showing a value tells nobody
    }

    void hostTreeObeysTheRulesOfModels()
    {
        HostTreeModel model;
        const QAbstractItemModelTester tester(
            &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setHost(demo());
        QCOMPARE(model.rowCount(), static_cast<int>(demoHost().parents.size()));
        model.setOwn({demoHost().instances.first().uuid.toString()}, QStringLiteral("mine"));
        model.setHost(bigHost(50));
        QCOMPARE(model.rowCount(), 1);
        model.setHost(std::make_shared<const HostSnapshot>());
        QCOMPARE(model.rowCount(), 0);
    }

    void hostTreeFollowsRowByRow()
    {
        HostTreeModel model;
        const QAbstractItemModelTester tester(
            &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const HostSnapshot full = *bigHost(30);
        model.setHost(bigHost(30));
        const QPersistentModelIndex kept = model.indexOfInstance(full.instances.at(7).uuid);
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        QSignalSpy gone(&model, &QAbstractItemModel::rowsRemoved);
        QSignalSpy come(&model, &QAbstractItemModel::rowsInserted);
        // First, last, neighbours and one by itself.
        HostSnapshot fewer = full;
        for (const int n : {29, 20, 12, 11, 0})
            fewer.instances.removeAt(n);
        model.setHost(std::make_shared<const HostSnapshot>(fewer));
        const QModelIndex type = model.index(0, 0, model.index(0, 0));
        QCOMPARE(model.rowCount(type), 25);
        QCOMPARE(gone.size(), 5);
        QVERIFY(!model.indexOfInstance(full.instances.at(0).uuid).isValid());
        QVERIFY(kept.isValid());
        QCOMPARE(kept.data().toString(), full.instances.at(7).uuid.toString());
        HostSnapshot none = full;
        none.instances.clear();
        model.setHost(bigHost(30));
        QCOMPARE(come.size(), 5);
        for (int row = 0; row < 30; ++row) {
            QCOMPARE(model.index(row, 0, type).data().toString(),
                full.instances.at(row).uuid.toString());
        }
        QVERIFY(kept.isValid());
        model.setHost(std::make_shared<const HostSnapshot>(none));
        QCOMPARE(model.rowCount(type), 0);
        QVERIFY(!kept.isValid());
        model.setHost(bigHost(30));
        QCOMPARE(model.rowCount(type), 30);
        QCOMPARE(resets.size(), 0);
        // Another type of card is another tree.
        model.setHost(demo());
        QCOMPARE(resets.size(), 1);
    }

    void leavesNeverHaveChildren()
    {
        HostTreeModel model;
        model.setHost(bigHost(3));
        const QModelIndex type = model.index(0, 0, model.index(0, 0));
        QCOMPARE(model.rowCount(type), 3);
        QVERIFY(model.index(1, 0, type).flags().testFlag(Qt::ItemNeverHasChildren));
        QVERIFY(!type.flags().testFlag(Qt::ItemNeverHasChildren));
    }

    void ownInstancesAreMarked()
    {
        HostTreeModel model;
        model.setHost(demo());
        const MdevInstance instance = demoHost().instances.first();
        const QModelIndex index = model.indexOfInstance(instance.uuid);
        QVERIFY(index.isValid());
        QCOMPARE(index.data(HostTreeModel::OwnRole).toBool(), false);
        model.setOwn({instance.uuid.toString()}, QStringLiteral("mine"));
        QCOMPARE(index.data(HostTreeModel::OwnRole).toBool(), true);
        QCOMPARE(index.data(HostTreeModel::ColorRole).toInt(), 0);
        QVERIFY(
            index.data(Qt::AccessibleTextRole).toString().contains(QStringLiteral("this guest")));
    }

    void capacityNeverExceedsTheGpu()
    {
        HostTreeModel model;
        model.setHost(demo());
        for (int row = 0; row < model.rowCount(); ++row) {
            double sum = 0;
            for (const CapacitySegment &segment : model.capacityOf(model.index(row, 0)))
                sum += segment.share;
            QVERIFY(sum <= 1.0001);
        }
    }

    void dragCarriesWhatIsDragged()
    {
        HostTreeModel model;
        model.setHost(demo());
        const MdevInstance instance = demoHost().instances.first();
        const std::unique_ptr<QMimeData> mime(
            model.mimeData({model.indexOfInstance(instance.uuid)}));
        QCOMPARE(mime->data(QString::fromLatin1(HostTreeModel::MimeType)),
            QByteArray("instance\n" + instance.uuid.toString().toUtf8()));
        QVERIFY(!model.flags(model.index(0, 0))
                     .testFlag(Qt::ItemIsDragEnabled)); // a GPU cannot be attached
    }

    void filterFindsByTypeAddressAndOwner()
    {
        HostPanel panel;
        panel.setHost(demo(), QStringLiteral("demo"));
        panel.show();
        QVERIFY(QTest::qWaitForWindowExposed(&panel));
        const int all = panel.tree()->model()->rowCount();
        QVERIFY(all > 1);
        panel.filter()->setText(QStringLiteral("NVIDIA"));
        QCOMPARE(panel.tree()->model()->rowCount(), 1);
        panel.filter()->setText(QStringLiteral("there is no such thing"));
        QCOMPARE(panel.tree()->model()->rowCount(), 0);
        QVERIFY(!panel.tree()->isVisible()); // the empty state says why
        QTest::keyClick(panel.filter(), Qt::Key_Escape);
        QCOMPARE(panel.tree()->model()->rowCount(), all);
    }

    void tenThousandInstancesAreFiltered()
    {
        HostPanel panel;
        panel.setHost(bigHost(10000), QStringLiteral("big"));
        panel.resize(300, 600);
        panel.show();
        QVERIFY(QTest::qWaitForWindowExposed(&panel));
        panel.tree()->expandAll();
        QElapsedTimer timer;
        timer.start();
        panel.filter()->setText(QStringLiteral("00270f")); // the last one
        QApplication::processEvents();
        const qint64 took = timer.elapsed();
        const QModelIndex type =
            panel.tree()->model()->index(0, 0, panel.tree()->model()->index(0, 0));
        QCOMPARE(panel.tree()->model()->rowCount(type), 1);
        QVERIFY2(took < 2000,
            qPrintable(QString::number(took))); // generous: a quadratic tree takes minutes
    }

    void schemaFindingsStayWithTheirText()
    {
        GuestDocument document;
        const QByteArray xml =
            "<domain "
            "type='kvm'><name>n</name><memory>1048576</memory><os><type>hvm</type></os></domain>";
        QVERIFY(document.open(xml, {}).has_value());
        const qsizetype before = document.pass().diagnostics.size();
        Diagnostic finding;
        finding.severity = Severity::Warning;
        finding.rule = QStringLiteral("schema.invalid");
        finding.line = 1;
        const XmlText text = document.text();
        QSignalSpy changed(&document, &GuestDocument::changed);
        document.setSchemaFindings(text, {});
        QCOMPARE(changed.size(), 0);
        document.setSchemaFindings(text, {finding});
        document.setSchemaFindings(text, {finding});
        QCOMPARE(changed.size(), 1);
        QCOMPARE(document.pass().diagnostics.size(), before + 1);
        // Another pass over the same text keeps them, another text does not, and a late answer is dropped.
        document.setCommandStyle(CommandStyle::Standalone);
        QCOMPARE(document.pass().diagnostics.size(), before + 1);
        QVERIFY(document.apply({SetField {QStringLiteral("name"), QStringLiteral("m")}}, {}));
        QCOMPARE(document.pass().diagnostics.count(finding), 0);
        document.setSchemaFindings(text, {finding});
        QCOMPARE(document.pass().diagnostics.count(finding), 0);
    }

    void diagnosticsAreSortedAndHidden()
    {
        DiagnosticsModel model;
        const QAbstractItemModelTester tester(
            &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        Diagnostic note;
        note.severity = Severity::Note;
        note.message = Text("a note");
        Diagnostic error;
        error.words = QStringLiteral("their words");
        model.setDiagnostics({note, error});
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.index(0).data().toString(), QStringLiteral("their words"));
        model.setShown(Severity::Error, false);
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(model.index(0).data().toString(), QStringLiteral("a note"));
        model.setShown(Severity::Error, true);
        QCOMPARE(model.rowCount(), 2);
    }

    void codeViewReplacesOnlyWhatDiffers()
    {
        CodeView view(CodeHighlighter::Language::Xml, QStringLiteral("XML"));
        view.setCode(QStringLiteral("<a>\n  <b/>\n  <c/>\n</a>\n"));
        QTextCursor cursor = view.textCursor();
        cursor.setPosition(1);
        view.setTextCursor(cursor);
        QSignalSpy changes(view.document(), &QTextDocument::contentsChange);
        view.setCode(QStringLiteral("<a>\n  <b x='1'/>\n  <c/>\n</a>\n"));
        QCOMPARE(view.toPlainText(), QStringLiteral("<a>\n  <b x='1'/>\n  <c/>\n</a>\n"));
        QCOMPARE(view.textCursor().position(), 1);
        QVERIFY(!changes.isEmpty());
        QVERIFY(changes.first().at(2).toInt() < 10); // added characters
        changes.clear();
        view.setCode(view.toPlainText());
        QCOMPARE(changes.size(), 0);
    }

    void displayPathIsReadAloudAndClicked()
    {
        DisplayPath path;
        PathStation vgpu;
        vgpu.title = QStringLiteral("i915-GVTg_V5_4");
        vgpu.detail = Text("dmabuf");
        vgpu.field = QStringLiteral("mdev[0].display");
        PathStation gl;
        gl.kind = PathStation::Kind::OpenGl;
        gl.state = PathStation::State::Broken;
        path.stations = {vgpu, gl};
        DisplayPathView view;
        view.setPath(path);
        view.resize(400, 60);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        QCOMPARE(view.accessibleName(), QStringLiteral("Display path"));
        QVERIFY(view.accessibleDescription().contains(QStringLiteral("broken")));
        QSignalSpy activated(&view, &DisplayPathView::stationActivated);
        QTest::mouseClick(view.findChild<StationButton *>(), Qt::LeftButton);
        QCOMPARE(activated.size(), 1);
        QCOMPARE(activated.first().first().value<PathStation>().field, vgpu.field);
    }
};

QTEST_MAIN(PartsTest)
#include "tst_parts.moc"
