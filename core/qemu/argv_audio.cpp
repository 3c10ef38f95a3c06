// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Sound: -audiodev (qemuBuildAudioCommandLine) and the cards (qemuBuildSoundCommandLine).
#include "core/qemu/command_builder.h"

namespace vitrine {

using namespace Qt::Literals::StringLiterals;

namespace {

enum class Kind { Text, Number, Boolean, Yes };

struct Row {
    const char16_t *attribute;
    const char16_t *key;
    Kind kind;
};

void addRows(PropertyText &p, const TreeNode *node, std::initializer_list<Row> rows)
{
    for (const Row &row : rows) {
        const TreeAttribute *a = node->find(row.attribute);
        if (a == nullptr)
            continue;
        const Source source(node, a);
        if (row.kind == Kind::Text)
            p.string(row.key, a->value, source);
        else if (row.kind == Kind::Number)
            p.number(row.key, number(a->value).value_or(0), source);
        else
            p.boolean(row.key, a->value == "yes"_L1 || a->value == "on"_L1, source);
    }
}

void addDirection(
    CommandBuilder &b, PropertyText &p, const TreeNode *audio, QStringView element, QStringView key)
{
    const TreeNode *io = audio->child(element);
    if (io == nullptr)
        return;
    const QString &type = audio->get(u"type");
    if (io->firstAttribute() == nullptr && io->firstChild() == nullptr)
        return;
    p.beginObject(key);
    addRows(p,
        io,
        {{u"mixingEngine", u"mixing-engine", Kind::Yes},
            {u"fixedSettings", u"fixed-settings", Kind::Yes},
            {u"voices", u"voices", Kind::Number},
            {u"bufferLength", u"buffer-length", Kind::Number}});
    if (const TreeNode *settings = io->child(u"settings"))
        addRows(p,
            settings,
            {{u"frequency", u"frequency", Kind::Number},
                {u"channels", u"channels", Kind::Number},
                {u"format", u"format", Kind::Text}});
    // NOLINTBEGIN(bugprone-branch-clone): a branch for each backend, also where two take the same
    if (type == "alsa"_L1)
        addRows(p, io, {{u"dev", u"dev", Kind::Text}});
    else if (type == "coreaudio"_L1)
        addRows(p, io, {{u"bufferCount", u"buffer-count", Kind::Number}});
    else if (type == "jack"_L1)
        addRows(p,
            io,
            {{u"serverName", u"server-name", Kind::Text},
                {u"clientName", u"client-name", Kind::Text},
                {u"connectPorts", u"connect-ports", Kind::Text},
                {u"exactName", u"exact-name", Kind::Yes}});
    else if (type == "oss"_L1)
        addRows(p,
            io,
            {{u"dev", u"dev", Kind::Text},
                {u"bufferCount", u"buffer-count", Kind::Number},
                {u"tryPoll", u"try-poll", Kind::Yes}});
    else if (type == "pulseaudio"_L1)
        addRows(p,
            io,
            {{u"name", u"name", Kind::Text},
                {u"streamName", u"stream-name", Kind::Text},
                {u"latency", u"latency", Kind::Number}});
    else if (type == "sdl"_L1)
        addRows(p, io, {{u"bufferCount", u"buffer-count", Kind::Number}});
    // NOLINTEND(bugprone-branch-clone)
    (void)b;
    p.end();
}

void addAudioBackend(CommandBuilder &b, const TreeNode *audio)
{
    const QString &type = audio->get(u"type");
    const QString driver = type == "pulseaudio"_L1 ? u"pa"_s : type == "file"_L1 ? u"wav"_s : type;
    PropertyText p = b.json();
    p.string(u"id", audio->alias, Source(audio, audio->find(u"id")));
    p.string(u"driver", driver, Source(audio, audio->find(u"type")));
    addRows(p, audio, {{u"timerPeriod", u"timer-period", Kind::Number}});
    if (type == "pulseaudio"_L1)
        addRows(p, audio, {{u"serverName", u"server", Kind::Text}});
    else if (type == "oss"_L1)
        addRows(p,
            audio,
            {{u"tryMMap", u"try-mmap", Kind::Yes},
                {u"exclusive", u"exclusive", Kind::Yes},
                {u"dspPolicy", u"dsp-policy", Kind::Number}});
    else if (type == "file"_L1)
        addRows(p, audio, {{u"path", u"path", Kind::Text}});
    else if (type == "sdl"_L1)
        (void)audio->get(u"driver"); // an environment variable
    addDirection(b, p, audio, u"input", u"in");
    addDirection(b, p, audio, u"output", u"out");
    b.add(u"-audiodev"_s, std::move(p), audio);
}

QString audioOf(const CommandBuilder &b, const TreeNode *device, Source *source)
{
    const TreeNode *own = device->child(u"audio");
    if (own != nullptr) {
        *source = Source(own, own->find(u"id"));
        return u"audio"_s + own->get(u"id");
    }
    const TreeNode *first = b.tree.devices()->child(u"audio");
    *source = Source(first == nullptr ? device : first, byDefault);
    return first == nullptr ? QString() : first->alias;
}

void addCodecs(CommandBuilder &b, const TreeNode *sound)
{
    Source source;
    const QString audio = audioOf(b, sound, &source);
    const TreeNode *codec = sound->child(u"codec");
    int index = 0;
    do {
        const QString type = codec == nullptr ? u"duplex"_s : codec->get(u"type");
        PropertyText p = b.device();
        p.string(u"driver",
            u"hda-"_s + type,
            codec == nullptr ? Source(sound, byDefault) : Source(codec, codec->find(u"type")));
        p.string(
            u"id", sound->alias + u"-codec"_s + QString::number(index), Source(sound, aliasOrigin));
        p.string(u"bus", sound->alias + u".0"_s, Source(sound, aliasOrigin));
        p.number(u"cad", qint64 {index}, Source(sound, aliasOrigin));
        if (!audio.isEmpty())
            p.string(u"audiodev", audio, source);
        b.add(u"-device"_s, std::move(p), sound);
        ++index;
        codec = codec == nullptr ? nullptr : codec->nextSame();
    } while (codec != nullptr);
}

} // namespace

void addAudio(CommandBuilder &b)
{
    for (const TreeNode *audio : b.devices(u"audio"))
        addAudioBackend(b, audio);
}

void addSounds(CommandBuilder &b)
{
    for (const TreeNode *sound : b.devices(u"sound")) {
        const QString &model = sound->get(u"model");
        const bool hda = model == "ich6"_L1 || model == "ich9"_L1;
        QString driver;
        if (model == "ich6"_L1)
            driver = u"intel-hda"_s;
        else if (model == "ich9"_L1)
            driver = u"ich9-intel-hda"_s;
        else if (model == "ac97"_L1)
            driver = u"AC97"_s;
        else if (model == "es1370"_L1)
            driver = u"ES1370"_s;
        else if (model == "usb"_L1)
            driver = u"usb-audio"_s;
        else if (model == "sb16"_L1)
            driver = u"sb16"_s;
        else if (model == "pcspk"_L1 && b.libvirt) {
            b.add(u"-soundhw"_s, u"pcspk"_s, Source(sound, sound->find(u"model")));
            sound->useAll(); // it is no device of its own: neither alias nor backend
            continue;
        } else {
            b.notTranslated(sound, u"model"_s);
            continue;
        }
        if (b.tree.devices()->child(u"audio") == nullptr) {
            b.refuse(LibvirtCode::InternalError,
                u"unable to find audio backend for sound device"_s,
                sound);
            return;
        }
        PropertyText p = b.device();
        p.string(u"driver", driver, Source(sound, sound->find(u"model")));
        b.alias(p, sound);
        if (!hda) {
            Source source;
            const QString audio = audioOf(b, sound, &source);
            if (!audio.isEmpty())
                p.string(u"audiodev", audio, source);
        }
        b.address(p, sound);
        b.addDevice(std::move(p), sound);
        if (hda)
            addCodecs(b, sound);
    }
}

} // namespace vitrine
