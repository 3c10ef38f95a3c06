// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Images behind a network: qemuBlockStorageSourceGetBackendProps, one function for each protocol.
#include "core/qemu/argv_blockdev.h"

namespace vitrine {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Image {
    CommandBuilder &b;
    PropertyText &p;
    const TreeNode *source;
    const TreeNode *auth; ///< of the disk or of its source
    QString node; ///< its node name

    [[nodiscard]] const TreeNode *host() const { return source->child(u"host"); }
    [[nodiscard]] const QString &protocol() const { return source->get(u"protocol"); }
    [[nodiscard]] QString name() const { return source->get(u"name"); }
    [[nodiscard]] Source fromName() const { return {source, source->find(u"name")}; }

    void driver() const
    {
        p.string(u"driver", protocol(), Source(source, source->find(u"protocol")));
    }
    /// -object of the password; its name, or empty. `ok` is false where it cannot be had.
    [[nodiscard]] QString password(bool &ok) const
    {
        ok = true;
        if (auth == nullptr)
            return {};
        if (const TreeNode *secret = auth->child(u"secret"))
            secret->useAll();
        QString id = node + u"-auth-secret0"_s;
        ok = addSecret(b, id, {}, auth);
        return id;
    }
    void user() const
    {
        if (auth != nullptr)
            p.string(u"user", auth->get(u"username"), Source(auth, auth->find(u"username")));
    }
};

void server(PropertyText &p, const TreeNode *host, bool withType)
{
    const QString &transport = host->get(u"transport");
    if (transport == "unix"_L1) {
        p.string(u"type", u"unix", host);
        p.string(u"path", host->get(u"socket"), Source(host, host->find(u"socket")));
        return;
    }
    if (withType)
        p.string(u"type", u"inet", host);
    p.string(u"host", host->get(u"name"), Source(host, host->find(u"name")));
    p.string(u"port",
        host->has(u"port") ? host->get(u"port") : u"0"_s,
        Source(host, host->find(u"port")));
}

void oneServer(const Image &image, bool withType)
{
    image.p.beginObject(u"server");
    server(image.p, image.host(), withType);
    image.p.end();
}

void servers(const Image &image, bool withType)
{
    image.p.beginArray(u"server");
    for (const TreeNode *host = image.host(); host != nullptr; host = host->nextSame()) {
        image.p.beginItem();
        server(image.p, host, withType);
        image.p.end();
    }
    image.p.end();
}

bool nbd(const Image &image)
{
    if (image.host() == nullptr)
        return false;
    const bool tls = image.source->is(u"tls", u"yes");
    const QString credentials = u"obj"_s + image.node + u"_tls0"_s;
    if (tls)
        addTlsClient(image.b, credentials, image.source);
    image.driver();
    oneServer(image, true);
    if (!image.name().isEmpty())
        image.p.string(u"export", image.name(), image.fromName());
    if (tls)
        image.p.string(u"tls-creds", credentials, Source(image.source, image.source->find(u"tls")));
    if (const TreeAttribute *name = image.source->find(u"tlsHostname"))
        image.p.string(u"tls-hostname", name->value, Source(image.source, name));
    return true;
}

bool gluster(const Image &image)
{
    const QString name = image.name();
    const qsizetype slash = name.indexOf(u'/');
    image.driver();
    image.p.string(
        u"volume", QStringView(name).first(std::max<qsizetype>(slash, 0)), image.fromName());
    image.p.string(u"path", QStringView(name).sliced(slash + 1), image.fromName());
    servers(image, true);
    image.p.number(u"debug", qint64 {4}, Source(confOrigin));
    return true;
}

bool rbd(const Image &image)
{
    bool ok = false;
    const QString secret = image.password(ok);
    if (!ok || image.source->child(u"encryption") != nullptr)
        return false;
    const QString name = image.name();
    const qsizetype slash = name.indexOf(u'/');
    PropertyText &p = image.p;
    image.driver();
    p.string(u"pool", QStringView(name).first(std::max<qsizetype>(slash, 0)), image.fromName());
    p.string(u"image", QStringView(name).sliced(slash + 1), image.fromName());
    if (const TreeNode *snapshot = image.source->child(u"snapshot"))
        p.string(u"snapshot", snapshot->get(u"name"), snapshot);
    if (const TreeNode *config = image.source->child(u"config"))
        p.string(u"conf", config->get(u"file"), config);
    if (image.host() != nullptr)
        servers(image, false);
    if (image.auth != nullptr) {
        image.user();
        p.beginArray(u"auth-client-required");
        p.string({}, u"cephx", image.auth);
        p.string({}, u"none", image.auth);
        p.end();
        p.string(u"key-secret", secret, Source(image.auth, aliasOrigin));
    }
    return true;
}

/// qemuBlockStorageSourceGetCURLProps
bool web(const Image &image)
{
    const TreeNode *host = image.host();
    if (host == nullptr)
        return false;
    bool ok = false;
    const QString secret = image.password(ok);
    if (!ok)
        return false;
    const TreeNode *source = image.source;
    const TreeNode *cookies = source->child(u"cookies");
    const QString cookieSecret = image.node + u"-httpcookie-secret0"_s;
    if (cookies != nullptr) {
        QStringList each; // qemuBlockStorageSourceGetCookieString
        for (const TreeNode *c = cookies->child(u"cookie"); c != nullptr; c = c->nextSame())
            each.append(c->get(u"name") + u'=' + c->text.trimmed());
        if (!addSecret(image.b, cookieSecret, each.join(u"; "_s), cookies))
            return false;
    }
    QString url = image.protocol() + u"://"_s + host->get(u"name");
    if (host->has(u"port"))
        url += u':' + host->get(u"port");
    url += u'/' + image.name()
        + (source->has(u"query") ? QString(u'?' + source->get(u"query")) : QString());
    (void)host->get(u"transport");
    PropertyText &p = image.p;
    image.driver();
    p.string(u"url", url, image.fromName());
    if (image.auth != nullptr) {
        p.string(u"username",
            image.auth->get(u"username"),
            Source(image.auth, image.auth->find(u"username")));
        p.string(u"password-secret", secret, Source(image.auth, aliasOrigin));
    }
    if (const TreeNode *ssl = source->child(u"ssl"))
        p.boolean(u"sslverify", ssl->is(u"verify", u"yes"), Source(ssl));
    if (cookies != nullptr)
        p.string(u"cookie-secret", cookieSecret, Source(cookies, aliasOrigin));
    for (const auto &[element, attribute] :
        {std::pair {u"timeout", u"seconds"}, {u"readahead", u"size"}}) {
        const TreeNode *e = source->child(element);
        if (e != nullptr && number(e->get(attribute)).value_or(0) > 0)
            p.number(element, number(e->get(attribute)).value_or(0), Source(e, e->find(attribute)));
    }
    return true;
}

bool sheepdog(const Image &image)
{
    if (image.host() == nullptr)
        return false;
    image.driver();
    oneServer(image, true);
    image.p.string(u"vdi", image.name(), image.fromName());
    return true;
}

bool ssh(const Image &image)
{
    if (image.host() == nullptr)
        return false;
    image.driver();
    image.p.string(u"path", image.name(), image.fromName());
    oneServer(image, false);
    image.user();
    if (image.auth != nullptr && image.auth->child(u"secret") != nullptr)
        image.auth->child(u"secret")->useAll();
    return true;
}

/// The number of <identity user='...'>; names are looked up on the host.
std::optional<qint64> userNumber(const QString &text)
{
    bool ok = false;
    const qint64 value = (text.startsWith(u'+') ? text.sliced(1) : text).toLongLong(&ok);
    return ok ? std::optional(value) : std::nullopt;
}

bool nfs(const Image &image)
{
    if (image.host() == nullptr)
        return false;
    PropertyText &p = image.p;
    image.driver();
    p.beginObject(u"server");
    p.string(u"host", image.host()->get(u"name"), image.host());
    p.string(u"type", u"inet", image.host());
    p.end();
    p.string(u"path", image.name(), image.fromName());
    const TreeNode *identity = image.source->child(u"identity");
    for (const Atom key : Atoms {u"user", u"group"}) {
        const TreeAttribute *a = identity == nullptr ? nullptr : identity->find(key);
        if (a == nullptr)
            continue;
        const auto value = userNumber(a->value);
        if (!value) {
            image.b.notTranslated(identity, key.toString());
            return false;
        }
        p.number(key, *value, Source(identity, a));
    }
    return true;
}

} // namespace

bool iscsiProperties(CommandBuilder &b,
    PropertyText &p,
    const TreeNode *source,
    const TreeNode *auth,
    const QString &secret)
{
    const TreeNode *host = source->child(u"host");
    if (host == nullptr)
        return false;
    const QString &name = source->get(u"name");
    const Source from(source, source->find(u"name"));
    const qsizetype slash = name.indexOf(u'/');
    bool ok = true;
    const uint lun = slash < 0 ? 0 : name.sliced(slash + 1).toUInt(&ok);
    if (!ok) {
        b.refuse(LibvirtCode::InternalError,
            u"cannot parse target for lunStr '%1'"_s.arg(name.first(slash)),
            source);
        return false;
    }
    QString address = host->get(u"name");
    if (address.contains(u':'))
        address = u'[' + address + u']';
    const QString &port = host->get(u"port");
    (void)host->get(u"transport");
    p.string(u"driver", u"iscsi", Source(source, source->find(u"protocol")));
    p.string(u"portal", address + u':' + (port.isEmpty() ? u"0"_s : port), host);
    p.string(u"target", slash < 0 ? name : name.first(slash), from);
    p.number(u"lun", qint64 {lun}, from);
    p.string(u"transport", u"tcp", host);
    if (auth != nullptr) {
        p.string(u"user", auth->get(u"username"), Source(auth, auth->find(u"username")));
        p.string(u"password-secret", secret, Source(auth, aliasOrigin));
    }
    const TreeNode *initiator = source->descend(u"initiator", u"iqn");
    if (initiator != nullptr)
        p.string(u"initiator-name", initiator->get(u"name"), initiator);
    return true;
}

bool networkProperties(CommandBuilder &b,
    PropertyText &p,
    const TreeNode *disk,
    const TreeNode *source,
    const QString &node)
{
    const TreeNode *auth = disk->child(u"auth");
    const Image image {b, p, source, auth != nullptr ? auth : source->child(u"auth"), node};
    const QString &protocol = image.protocol();
    if (protocol == "nbd"_L1)
        return nbd(image);
    if (protocol == "gluster"_L1)
        return gluster(image);
    if (protocol == "rbd"_L1)
        return rbd(image);
    if (protocol == "http"_L1 || protocol == "https"_L1 || protocol == "ftp"_L1
        || protocol == "ftps"_L1)
        return web(image);
    if (protocol == "sheepdog"_L1)
        return sheepdog(image);
    if (protocol == "ssh"_L1)
        return ssh(image);
    if (protocol == "nfs"_L1)
        return nfs(image);
    if (protocol == "iscsi"_L1) {
        bool ok = false;
        const QString secret = image.password(ok);
        return ok && iscsiProperties(b, p, source, image.auth, secret);
    }
    return false;
}

} // namespace vitrine
