// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domainxml/xml_text.h"

#include <QWidget>

class QSplitter;
class QStackedWidget;
class QTabBar;

namespace vitrine::gui {

class CodeView;
class CommandPane;
class FixBanner;
class LibvirtPane;
class GuestDocument;
class MutedLabel;

/// What results: the domain XML (which can be edited), the XML as libvirt completes it, the command line, the difference,
/// and what a real libvirt says to it.
class PreviewPanel : public QWidget {
    Q_OBJECT
public:
    enum Tab : int { DomainXml, CompletedXml, CommandLine, Difference, Libvirt };
    explicit PreviewPanel(GuestDocument *document, QWidget *parent = nullptr);
    void showTab(Tab tab);
    [[nodiscard]] QTabBar *tabs() const { return m_tabs; }
    [[nodiscard]] CodeView *xml() const { return m_xml; }
    [[nodiscard]] CommandPane *command() const { return m_command; }
    [[nodiscard]] LibvirtPane *libvirt() const { return m_libvirt; }
    /// Lights what a path of the guest is and what came from it. Empty: nothing.
    void lightPath(const QString &path);

Q_SIGNALS:
    /// A place in the XML or an argument was clicked.
    void pathActivated(const QString &path);
    void cursorMoved(int line, int column);

private:
    void refresh();
    void refreshVisible();
    void applyTyped();
    void markXml();
    GuestDocument *m_document;
    QTabBar *m_tabs;
    QStackedWidget *m_pages;
    QSplitter *m_splitter;
    CodeView *m_xml;
    FixBanner *m_xmlBanner;
    CodeView *m_completed;
    MutedLabel *m_completedNote;
    CodeView *m_diff;
    MutedLabel *m_diffNote;
    CommandPane *m_command;
    LibvirtPane *m_libvirt;
    QString m_path;
    bool m_typing = false; ///< the change under way comes from the XML editor
    bool m_broken = false; ///< what stands in the XML editor is no XML (yet)
};

} // namespace vitrine::gui
