// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a window costs that has a tree, a form and a text, and nothing in them: the floor under the start of the program.
#include <QApplication>
#include <QFormLayout>
#include <QLineEdit>
#include <QMainWindow>
#include <QMenuBar>
#include <QPlainTextEdit>
#include <QSplitter>
#include <QStandardItemModel>
#include <QToolBar>
#include <QTreeView>

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    QMainWindow window;
    window.menuBar()->addMenu(QStringLiteral("File"))->addAction(QStringLiteral("Quit"));
    window.addToolBar(QStringLiteral("Main"))->addAction(QStringLiteral("Open"));
    auto *splitter = new QSplitter;
    auto *tree = new QTreeView;
    QStandardItemModel model;
    for (int i = 0; i < 10; ++i)
        model.appendRow(new QStandardItem(QStringLiteral("Item %1").arg(i)));
    tree->setModel(&model);
    splitter->addWidget(tree);
    auto *form = new QWidget;
    auto *layout = new QFormLayout(form);
    for (int i = 0; i < 8; ++i)
        layout->addRow(QStringLiteral("Field %1").arg(i), new QLineEdit);
    splitter->addWidget(form);
    splitter->addWidget(new QPlainTextEdit(QStringLiteral("<domain/>")));
    window.setCentralWidget(splitter);
    window.resize(1200, 800);
    window.show();
    return QApplication::exec();
}
