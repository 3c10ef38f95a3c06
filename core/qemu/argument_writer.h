// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/name.h"
#include "core/completion/domain_tree.h"
#include "core/qemu/qemu_command.h"

#include <QString>
#include <QStringBuilder>
#include <QStringView>
#include <QVarLengthArray>

namespace vitrine {

/// A string to be written: a view, a QString, or an expression that is still to be put together.
class Words {
public:
    // NOLINTBEGIN(google-explicit-constructor): that it converts is what it is for
    template<typename A, typename B>
    Words(const QStringBuilder<A, B> &expression) : m_owned(expression)
                                                  , m_view(m_owned)
    {
    }
    Words(const QString &text) : m_view(text) {}
    Words(QStringView text) : m_view(text) {}
    Words(Name text) : m_view(text) {}
    template<std::size_t Size>
    Words(const char16_t (&literal)[Size]) : m_view(literal, qsizetype {Size - 1})
    {
    }
    template<typename Pointer>
    requires std::same_as<Pointer, const char16_t *> Words(Pointer text) : m_view(text) {}
    operator QStringView() const { return m_view; }
    // NOLINTEND(google-explicit-constructor)
    Words(const Words &) = delete;
    Words &operator=(const Words &) = delete;

private:
    QString m_owned;
    QStringView m_view;
};

/// Where an argument, or a part of one, comes from, before it is made an Origin.
struct Source {
    const TreeNode *node = nullptr;
    const TreeAttribute *attribute = nullptr;
    TreeOrigin origin {OriginKind::Runtime, ""};

    Source() = default;
    // NOLINTNEXTLINE(google-explicit-constructor): an element is its own source
    Source(const TreeNode *element)
        : node(element)
        , origin(element == nullptr ? TreeOrigin {OriginKind::Runtime, ""} : element->origin)
    {
    }
    Source(const TreeNode *element, const TreeAttribute *a)
        : node(element)
        , attribute(a)
        , origin(a == nullptr ? element->origin : a->origin)
    {
    }
    Source(const TreeNode *element, TreeOrigin o) : node(element), origin(o) {}
    explicit Source(TreeOrigin o) : origin(o) {}

    [[nodiscard]] Origin toOrigin() const;
};

/// Letters that are put together where they need no memory of their own, and become a string at the end.
class TextBuffer {
public:
    TextBuffer &operator+=(QStringView text)
    {
        char16_t *to = room(text.size());
        const char16_t *from = text.utf16();
        for (qsizetype i = 0; i < text.size(); ++i)
            to[i] = from[i];
        m_size += text.size();
        return *this;
    }
    TextBuffer &operator+=(char16_t letter)
    {
        *room(1) = letter;
        ++m_size;
        return *this;
    }
    template<std::size_t Size>
    TextBuffer &operator+=(const char16_t (&literal)[Size])
    {
        return *this += QStringView(literal, qsizetype {Size - 1});
    }

    [[nodiscard]] qsizetype size() const { return m_size; }
    [[nodiscard]] bool isEmpty() const { return m_size == 0; }
    [[nodiscard]] QString toString() const
    {
        return QStringView(m_letters.data(), m_size).toString();
    }

private:
    char16_t *room(qsizetype size)
    {
        if (m_size + size > m_letters.size())
            m_letters.resize(2 * (m_size + size));
        return m_letters.data() + m_size;
    }

    static constexpr qsizetype usual = 512;
    QVarLengthArray<char16_t, usual> m_letters = QVarLengthArray<char16_t, usual>(usual);
    qsizetype m_size = 0;
};

/// The text of one argument while it is written, with the origin of its parts.
class ArgumentText {
public:
    explicit ArgumentText(bool withOrigins) : m_withOrigins(withOrigins)
    {
        if (withOrigins)
            m_parts.reserve(8);
    }

    /// Text without an origin of its own.
    ArgumentText &plain(Name text)
    {
        m_text += text.view();
        return *this;
    }
    /// A part.
    ArgumentText &part(const Words &text, const Source &source);
    /// ",key=value", the value with its commas doubled (virQEMUBuildBufferEscapeComma).
    ArgumentText &pair(Name key, const Words &value, const Source &source);

    [[nodiscard]] QString text() const { return m_text.toString(); }
    [[nodiscard]] Argument take(const Source &whole);

protected:
    void endPart(qsizetype begin, const Source &source);

    TextBuffer m_text;
    QList<ArgumentPart> m_parts;
    bool m_withOrigins;
};

/// -device, -object, -netdev, -blockdev ...: as JSON, or as key=value for a QEMU that does not take JSON there
/// (virQEMUBuildCommandLineJSON). Keys are written in the order of the calls, which is libvirt's.
class PropertyText : public ArgumentText {
public:
    /// `firstKey` ("driver", "qom-type", "type") is the name that goes without key in the other form.
    PropertyText(bool json, bool withOrigins);

    void string(Name key, const Words &text, const Source &source);
    void number(Name key, qint64 n, const Source &source);
    void number(Name key, quint64 n, const Source &source);
    void boolean(Name key, bool b, const Source &source);
    void null(Name key, const Source &source);
    void beginObject(Name key);
    void beginArray(Name key);
    /// An object inside an array.
    void beginItem();
    void end();
    [[nodiscard]] Argument finish(const Source &whole);

private:
    void value(Name key, QStringView json, QStringView plain, const Source &source);
    void separate();
    void writeKey(Name key);

    struct Level {
        QString prefix; ///< of the other form: "server.0."
        char16_t close = u'}';
        int count = 0;
    };
    QVarLengthArray<Level, 4> m_levels;
    bool m_json;
};

} // namespace vitrine
