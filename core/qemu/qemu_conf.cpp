// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/qemu/qemu_conf.h"

#include <QHash>

#include <variant>

namespace vitrine {

namespace {

/// One value of a virConf file; of a list its strings.
using ConfValue = std::variant<QStringList, qint64, QString>;

bool isBlank(char c)
{
    return c == ' ' || c == '\t';
}

bool isNameCharacter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_'
        || c == '.' || c == '-';
}

/// The grammar of libvirt's configuration files (src/util/virconf.c): `name = value` a line, where a value is a number, a
/// string in one of three kinds of quotes, or a list in brackets that may span lines; # begins a comment.
class ConfParser {
public:
    ConfParser(const QByteArray &bytes, QString file) : m_bytes(bytes), m_file(std::move(file)) {}

    Result<QHash<QString, ConfValue>> run()
    {
        QHash<QString, ConfValue> out;
        while (true) {
            skipSpaceAndComments();
            if (atEnd())
                return out;
            const qsizetype begin = m_pos;
            while (isNameCharacter(peek()))
                ++m_pos;
            if (begin == m_pos)
                return bad(VITRINE_TEXT("a setting's name is expected"));
            const QString name = QString::fromUtf8(m_bytes.sliced(begin, m_pos - begin));
            skipBlanks();
            if (peek() != '=')
                return bad(VITRINE_TEXT("an equals sign is expected"));
            ++m_pos;
            skipBlanks();
            auto read = value();
            if (!read)
                return failure(read.error());
            out.insert(name, *read);
            skipBlanks();
            if (!atEnd() && peek() != '\n' && peek() != '\r' && peek() != '#')
                return bad(VITRINE_TEXT("a new line is expected after the value"));
        }
    }

private:
    [[nodiscard]] bool atEnd() const { return m_pos >= m_bytes.size(); }
    [[nodiscard]] char peek() const { return atEnd() ? '\0' : m_bytes.at(m_pos); }

    void skipBlanks()
    {
        while (isBlank(peek()))
            ++m_pos;
    }

    void skipSpaceAndComments()
    {
        while (!atEnd()) {
            if (peek() == '#') {
                const qsizetype end = m_bytes.indexOf('\n', m_pos);
                m_pos = end < 0 ? m_bytes.size() : end;
            } else if (isBlank(peek()) || peek() == '\n' || peek() == '\r') {
                ++m_pos;
            } else {
                return;
            }
        }
    }

    [[nodiscard]] tl::unexpected<Error> bad(const char *what) const
    {
        const auto line =
            QByteArrayView(m_bytes).first(std::min(m_pos, m_bytes.size())).count('\n') + 1;
        return failure(Error {ErrorCode::Usage, what, m_file, static_cast<int>(line), 0, {}});
    }

    Result<ConfValue> value()
    {
        const char c = peek();
        if (c == '"' || c == '\'')
            return string(c);
        if (c == '[')
            return list();
        if (c == '-' || (c >= '0' && c <= '9'))
            return number();
        return bad(VITRINE_TEXT("a number, a quoted string or a list is expected"));
    }

    Result<ConfValue> number()
    {
        const qsizetype begin = m_pos++;
        while (peek() >= '0' && peek() <= '9')
            ++m_pos;
        bool ok = false;
        const qint64 n = m_bytes.sliced(begin, m_pos - begin).toLongLong(&ok);
        if (!ok)
            return bad(VITRINE_TEXT("this is no number"));
        return ConfValue(n);
    }

    Result<ConfValue> string(char quote)
    {
        const QByteArray triple(3, '"');
        const bool multiline = QByteArrayView(m_bytes).sliced(m_pos).startsWith(triple);
        m_pos += multiline ? 3 : 1;
        const qsizetype end =
            multiline ? m_bytes.indexOf(triple, m_pos) : m_bytes.indexOf(quote, m_pos);
        if (end < 0 || (!multiline && m_bytes.sliced(m_pos, end - m_pos).contains('\n')))
            return bad(VITRINE_TEXT("a string is not closed"));
        const QString text = QString::fromUtf8(m_bytes.sliced(m_pos, end - m_pos));
        m_pos = end + (multiline ? 3 : 1);
        return ConfValue(text);
    }

    Result<ConfValue> list()
    {
        ++m_pos;
        QStringList items;
        while (true) {
            skipSpaceAndComments();
            if (peek() == ']') {
                ++m_pos;
                return ConfValue(items);
            }
            if (atEnd())
                return bad(VITRINE_TEXT("a list is not closed"));
            auto item = value();
            if (!item)
                return item;
            if (const auto *text = std::get_if<QString>(&*item))
                items.append(*text);
            skipSpaceAndComments();
            if (peek() == ',')
                ++m_pos;
            else if (peek() != ']')
                return bad(VITRINE_TEXT("a comma or a closing bracket is expected in a list"));
        }
    }

    const QByteArray &m_bytes;
    QString m_file;
    qsizetype m_pos = 0;
};

} // namespace

Result<QemuConf> parseQemuConf(const QByteArray &bytes, const QString &file)
{
    const auto settings = ConfParser(bytes, file).run();
    if (!settings)
        return failure(settings.error());
    QemuConf conf;
    const auto text = [&](const char16_t *name) -> std::optional<QString> {
        const auto found = settings->constFind(QString::fromUtf16(name));
        if (found == settings->constEnd() || !std::holds_alternative<QString>(*found))
            return std::nullopt;
        return std::get<QString>(*found);
    };
    const auto number = [&](const char16_t *name) -> std::optional<qint64> {
        const auto found = settings->constFind(QString::fromUtf16(name));
        if (found == settings->constEnd() || !std::holds_alternative<qint64>(*found))
            return std::nullopt;
        return std::get<qint64>(*found);
    };
    const auto flag = [&](const char16_t *name, bool fallback) {
        return number(name).value_or(fallback ? 1 : 0) != 0;
    };
    const QString common = text(u"default_tls_x509_cert_dir").value_or(conf.vncTlsX509CertDir);
    conf.vncListen = text(u"vnc_listen").value_or(conf.vncListen);
    conf.spiceListen = text(u"spice_listen").value_or(conf.spiceListen);
    conf.vncTls = flag(u"vnc_tls", false);
    conf.vncTlsX509Verify = flag(u"vnc_tls_x509_verify", flag(u"default_tls_x509_verify", false));
    conf.vncTlsX509CertDir = text(u"vnc_tls_x509_cert_dir").value_or(common);
    conf.hasVncTlsX509Secret = text(u"vnc_tls_x509_secret_uuid").has_value()
        || text(u"default_tls_x509_secret_uuid").has_value();
    conf.nbdTlsX509CertDir = text(u"nbd_tls_x509_cert_dir").value_or(common);
    conf.vncSasl = flag(u"vnc_sasl", false);
    conf.hasVncPassword = text(u"vnc_password").has_value();
    conf.vncAutoUnixSocket = flag(u"vnc_auto_unix_socket", false);
    conf.spiceTls = flag(u"spice_tls", false);
    conf.spiceTlsX509CertDir = text(u"spice_tls_x509_cert_dir").value_or(common);
    conf.spiceSasl = flag(u"spice_sasl", false);
    conf.hasSpicePassword = text(u"spice_password").has_value();
    conf.spiceAutoUnixSocket = flag(u"spice_auto_unix_socket", false);
    if (const auto sandbox = number(u"seccomp_sandbox"))
        conf.seccompSandbox = static_cast<int>(*sandbox);
    conf.setProcessName = flag(u"set_process_name", false);
    conf.dumpGuestCore = flag(u"dump_guest_core", false);
    conf.user = text(u"user").value_or(QString());
    conf.group = text(u"group").value_or(QString());
    const auto acl = settings->constFind(QStringLiteral("cgroup_device_acl"));
    if (acl != settings->constEnd() && std::holds_alternative<QStringList>(*acl))
        conf.cgroupDeviceAcl = std::get<QStringList>(*acl);
    return conf;
}

} // namespace vitrine
