// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/display/display_path.h"

#include "core/display/display_table.h"
#include "core/display/listens.h"
#include "core/qemu/qemu_caps.h"
#include "core/rules/rule_ids.h"
#include "core/rules/rule_support.h"

#include <algorithm>

namespace vitrine {

namespace {

using Kind = PathStation::Kind;
using State = PathStation::State;

State worse(State a, State b)
{
    const auto rank = [](State state) {
        switch (state) {
        case State::Broken:
            return 3;
        case State::Unknown:
            return 2;
        case State::Fine:
            return 1;
        case State::Unused:
            break;
        }
        return 0;
    };
    return rank(a) >= rank(b) ? a : b;
}

/// Builds the five stations of one vGPU.
class PathBuilder {
public:
    PathBuilder(const GuestConfig &guest,
        const World &world,
        int index,
        const QList<Diagnostic> &diagnostics)
        : m_guest(guest)
        , m_world(world)
        , m_index(index)
        , m_mdev(guest.mdevs.at(index))
        , m_diagnostics(diagnostics)
        , m_setup(displaySetupOf(guest, world.conf))
        , m_kind(kindOf(world, m_mdev))
    {
    }

    DisplayPath build()
    {
        DisplayPath path;
        path.stations = {vgpu(), qemu(), openGl(), server(), viewer()};
        const bool on = displayIsOn(m_mdev);
        State all = State::Unused;
        for (const PathStation &station : path.stations)
            all = worse(all, station.state);
        path.showsPicture = on && all == State::Fine;
        path.summary = summary(on, all);
        return path;
    }

private:
    /// The first error or warning of these rules about this vGPU's way, worst first.
    void breakBy(PathStation &station, std::initializer_list<const char *> rules) const
    {
        for (const Diagnostic &finding : m_diagnostics) {
            const bool error = finding.severity == Severity::Error;
            if (!error && finding.severity != Severity::Warning)
                continue;
            const bool ours = std::any_of(rules.begin(), rules.end(), [&](const char *rule) {
                return finding.rule == QLatin1String(rule);
            });
            // Findings at one vGPU are of that vGPU only.
            const bool other = finding.field.startsWith(u"mdev[")
                && !finding.field.startsWith(QString(u"mdev[" + QString::number(m_index) + u']'));
            if (!ours || other)
                continue;
            const State state = error ? State::Broken : State::Unknown;
            if (worse(station.state, state) == state && station.state != state) {
                station.state = state;
                station.rule = finding.rule;
                if (!finding.field.isEmpty())
                    station.field = finding.field;
            }
        }
    }

    [[nodiscard]] PathStation vgpu() const
    {
        PathStation station;
        station.kind = Kind::Vgpu;
        const MdevInstance *instance = instanceOf(m_world, m_mdev);
        station.title = instance != nullptr && instance->type
            ? *instance->type
            : (m_mdev.uuid ? m_mdev.uuid->toString() : m_mdev.uuidText.orElse({}));
        station.field = itemField(u"mdev", m_index, u"display");
        if (!displayIsOn(m_mdev)) {
            station.detail = VITRINE_TEXT("display off");
            station.state = State::Unused;
        } else {
            station.detail = {VITRINE_TEXT("%1, display on"), {toId(m_kind)}};
            station.state = State::Fine;
        }
        breakBy(station,
            {rule_id::hostdevModelMissing,
                rule_id::hostdevModelUnknown,
                rule_id::hostdevAddressMissing,
                rule_id::hostdevUuidMissing,
                rule_id::hostdevUuidInvalid,
                rule_id::hostdevDuplicate,
                rule_id::displayInvalid,
                rule_id::displayWrongModel,
                rule_id::displayNoPlane,
                rule_id::hostVgpuMissing,
                rule_id::hostVgpuInactive,
                rule_id::hostVgpuInUse,
                rule_id::hostModelMismatch});
        return station;
    }

    [[nodiscard]] PathStation qemu() const
    {
        PathStation station;
        station.kind = Kind::Qemu;
        station.field = itemField(u"mdev", m_index, u"display");
        if (m_world.caps != nullptr)
            station.title = QStringLiteral("QEMU ") + m_world.caps->version.toString();
        station.state = !displayIsOn(m_mdev) ? State::Unused
            : m_world.caps == nullptr        ? State::Unknown
                                             : State::Fine;
        breakBy(station,
            {rule_id::hostdevPciUnsupported,
                rule_id::displayUnsupported,
                rule_id::ramfbNeedsDisplay,
                rule_id::ramfbTwoOwners,
                rule_id::ramfbMultiple,
                rule_id::ramfbUnsupported,
                rule_id::hostI915OnePerGuest,
                rule_id::guestNeedsKvm});
        return station;
    }

    [[nodiscard]] PathStation openGl() const
    {
        PathStation station;
        station.kind = Kind::OpenGl;
        qsizetype index = -1;
        for (qsizetype i = 0; i < m_guest.graphics.size(); ++i) {
            const Graphics &graphics = m_guest.graphics.at(i);
            if (graphics.type.is(u"egl-headless")
                || (graphics.gl.is(u"yes") && !graphics.type.is(u"vnc"))) {
                index = i;
                break;
            }
        }
        if (index >= 0) {
            const Graphics &graphics = m_guest.graphics.at(index);
            station.title = *graphics.type.raw;
            station.field = itemField(u"graphics", index, u"rendernode");
            station.detail = graphics.renderNode.isSet()
                ? Text(VITRINE_TEXT("on %1"), {*graphics.renderNode.raw})
                : Text(VITRINE_TEXT("render node not said"));
            station.state = displayIsOn(m_mdev) ? State::Fine : State::Unused;
        } else {
            station.state = State::Unused;
            station.detail = m_kind == DisplayMode::Region ? Text(VITRINE_TEXT("not needed"))
                                                           : Text(VITRINE_TEXT("none"));
        }
        if (!displayIsOn(m_mdev))
            return station;
        breakBy(station,
            {rule_id::displayNeedsOpenGl,
                rule_id::glMultiple,
                rule_id::glTwoContexts,
                rule_id::glEglHeadlessPartner,
                rule_id::glSpiceUnsupported,
                rule_id::glNoDri,
                rule_id::glNoRenderNode,
                rule_id::glRenderNodeMissing,
                rule_id::glRenderNodeUnreadable,
                rule_id::glEnableMissing,
                rule_id::glEnableInvalid});
        return station;
    }

    [[nodiscard]] qsizetype serverIndex() const
    {
        for (const QStringView type : {u"spice", u"vnc", u"dbus", u"sdl"}) {
            for (qsizetype i = 0; i < m_guest.graphics.size(); ++i) {
                if (m_guest.graphics.at(i).type.is(type))
                    return i;
            }
        }
        return -1;
    }

    [[nodiscard]] PathStation server() const
    {
        PathStation station;
        station.kind = Kind::Server;
        const qsizetype index = serverIndex();
        if (index < 0) {
            station.state = displayIsOn(m_mdev) ? State::Broken : State::Unused;
            station.detail = VITRINE_TEXT("no Spice, no VNC");
        } else {
            const Graphics &graphics = m_guest.graphics.at(index);
            station.title = *graphics.type.raw;
            station.field = itemField(u"graphics", index, u"type");
            switch (listenKindOf(graphics, m_world.conf)) {
            case ListenKind::None:
                station.detail = VITRINE_TEXT("listens nowhere");
                break;
            case ListenKind::Socket:
                station.detail = VITRINE_TEXT("on a socket");
                break;
            case ListenKind::Network:
                station.detail = VITRINE_TEXT("on a virtual network");
                break;
            case ListenKind::Address: {
                const QString address = listenAddressOf(graphics);
                station.detail = {VITRINE_TEXT("on %1"),
                    {address.isEmpty() ? QStringLiteral("127.0.0.1") : address}};
                break;
            }
            }
            station.state = displayIsOn(m_mdev) ? State::Fine : State::Unused;
        }
        if (!displayIsOn(m_mdev))
            return station;
        breakBy(station,
            {rule_id::displayNeedsGraphics,
                rule_id::displayViewerIncompatible,
                rule_id::glSpiceLocalOnly,
                rule_id::graphicsTypeMissing,
                rule_id::graphicsTypeUnknown,
                rule_id::graphicsTypeUnsupported,
                rule_id::graphicsOnePerType,
                rule_id::graphicsDisplayMissing,
                rule_id::listenMultiple,
                rule_id::listenTypeInvalid,
                rule_id::portVncInvalid,
                rule_id::portVncRange,
                rule_id::portSpiceInvalid,
                rule_id::tlsPortDisabled,
                rule_id::tlsSecureUnavailable,
                rule_id::passwordVncLength});
        return station;
    }

    [[nodiscard]] PathStation viewer() const
    {
        PathStation station;
        station.kind = Kind::Viewer;
        const qsizetype index = serverIndex();
        station.state = displayIsOn(m_mdev) && index >= 0 ? State::Fine : State::Unused;
        if (index < 0)
            return station;
        const Graphics &graphics = m_guest.graphics.at(index);
        const bool own = graphics.type.is(u"sdl") || graphics.type.is(u"dbus");
        station.detail = own ? Text(VITRINE_TEXT("a window on this host"))
            : listensOnPort(graphics, m_world.conf)
            ? Text(VITRINE_TEXT("virt-viewer, or any other"))
            : Text(VITRINE_TEXT("virt-viewer --attach, on this host"));
        if (station.state == State::Fine && m_setup.vnc && !m_setup.spice && m_setup.primaryVideo) {
            station.state = State::Unknown;
            station.rule = QString::fromLatin1(
                m_guest.videos.isEmpty() ? rule_id::displaySecondHead : rule_id::displayOtherHead);
            station.detail = VITRINE_TEXT("shows the emulated display first");
        }
        return station;
    }

    [[nodiscard]] static Text summary(bool on, State all)
    {
        if (!on)
            return VITRINE_TEXT("This vGPU shows no picture: its display is off.");
        switch (all) {
        case State::Fine:
        case State::Unused:
            return VITRINE_TEXT("The picture of this vGPU reaches the viewer.");
        case State::Unknown:
            return VITRINE_TEXT("The picture of this vGPU may not reach the viewer.");
        case State::Broken:
            break;
        }
        return VITRINE_TEXT("The picture of this vGPU does not reach the viewer.");
    }

    const GuestConfig &m_guest;
    const World &m_world;
    int m_index;
    const MdevHostdev &m_mdev;
    const QList<Diagnostic> &m_diagnostics;
    DisplaySetup m_setup;
    DisplayMode m_kind;
};

} // namespace

DisplayPath displayPath(const GuestConfig &guest,
    const World &world,
    int mdevIndex,
    const QList<Diagnostic> &diagnostics)
{
    if (mdevIndex < 0 || mdevIndex >= guest.mdevs.size())
        return {};
    return PathBuilder(guest, world, mdevIndex, diagnostics).build();
}

} // namespace vitrine
