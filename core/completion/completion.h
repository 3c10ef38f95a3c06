// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/completion/domain_tree.h"
#include "core/rules/diagnostic.h"
#include "core/rules/rules.h"

#include <QList>
#include <QString>
#include <QVarLengthArray>

#include <initializer_list>
#include <limits>
#include <optional>

namespace vitrine {

/// libvirt refuses the guest while it completes it.
struct Refusal {
    LibvirtCode code = LibvirtCode::ConfigUnsupported;
    QString words; ///< libvirt's, without prefix
    NodeId node = noNode;
    /// Said only by virConnectDomainXMLToNative, which does not prepare the device as a start does.
    bool onlyNative = false;
    int place = 0; ///< when libvirt would say it: of two, the one with the lower place is said
};

/// Where in libvirt's course a refusal is found: a phase, and within it the order of its steps.
namespace course {
inline constexpr int parse = 0; ///< and parsePlace() of the element
inline constexpr int complete = 1000; ///< qemuDomainDefPostParse
inline constexpr int completeDevice = 1100; ///< and devicePlace()
inline constexpr int completeGuest = 1200; ///< virDomainDefPostParseCommon
inline constexpr int completeBoot = 1210; ///< virDomainDefBootOrderPostParse
inline constexpr int completeImplicit = 1220; ///< virDomainDefAddImplicitDevices
inline constexpr int addresses = 1300; ///< qemuDomainAssignAddresses
inline constexpr int validate = 2000; ///< qemuValidateDomainDef
inline constexpr int validateConsoles = 2040; ///< qemuValidateDomainDefConsole
inline constexpr int validateDevice = 2100; ///< and devicePlace()
inline constexpr int validateGuest = 2200; ///< virDomainDefValidateInternal
inline constexpr int define = 2999; ///< up to here virDomainDefineXML says it
inline constexpr int start = 3000; ///< qemuProcessStartValidate
inline constexpr int prepare = 3100; ///< qemuProcessPrepareDomain
inline constexpr int build = 4000; ///< qemuBuildCommandLine
inline constexpr int buildDisplay = 4500; ///< qemuBuildGraphicsCommandLine
} // namespace course

/// Some elements of a tree. Most kinds of device come in small numbers.
using TreeNodes = QVarLengthArray<TreeNode *, 16>;

/// A guest that libvirt's steps are applied to, one after the other (virDomainDefPostParse). Internal to the engine: the
/// public face is expand() and buildCommand().
struct Completion {
    Completion(const XmlText &text, const World &knownWorld);

    DomainTree tree;
    const World &world;
    QString machine; ///< canonical
    bool pc = false; ///< i440fx family
    bool q35 = false;
    std::optional<Refusal> refusal; ///< the first
    bool isRead = false; ///< it came through libvirt's parser; before that nothing is completed
    std::vector<UnknownNode> notKnown; ///< what the steps do not know how to complete

    [[nodiscard]] const QemuCaps *caps() const { return world.caps; }
    [[nodiscard]] bool hasDevice(const QString &type) const;

    int place = 0; ///< of what is done now
    int unknownFrom = std::numeric_limits<int>::max(); ///< what libvirt says from this place on

    /// Of several refusals the one that libvirt finds first is kept.
    void refuse(LibvirtCode code, const QString &words, const TreeNode *node, int at = -1)
    {
        at = at < 0 ? place : at;
        if (!refusal || at < refusal->place)
            refusal = Refusal {code, words, node == nullptr ? noNode : node->source, false, at};
    }
    void notTranslated(const TreeNode *node, const QString &attribute = {})
    {
        notKnown.push_back({node->source, attribute});
    }
    /// Devices of one kind, in order.
    [[nodiscard]] TreeNodes devices(Atom name) const;
};

/// Of a kind of device in a pass over all of them (virDomainDeviceInfoIterate).
int devicePlace(Atom kind);

/// All the steps up to what `virsh define` keeps: defaults, implicit devices, addresses. Stops at the first refusal.
void complete(Completion &guest);

// The steps, in libvirt's order. Each is a file of its own.
void readValues(Completion &guest); ///< read_values.cpp (virDomainDefParseXML)
void completeValues(
    Completion &guest); ///< complete_values.cpp: what the parser keeps of single elements
void completeClock(Completion &guest); ///< complete_clock.cpp
void completeVcpus(Completion &guest); ///< complete_vcpus.cpp
void completeIoThreads(Completion &guest);
void completeDomainDefaults(Completion &guest); ///< complete_domain.cpp
/// A name that holds a slash: only libvirt minds, so it is no step of complete() (virDomainDefPostParseCommon).
void refuseNameOfPath(Completion &guest);
void checkUsbControllers(
    Completion &guest); ///< complete_controllers.cpp (virDomainDefControllersParse)
void completeControllerIndexes(Completion &guest); ///< complete_controllers.cpp
/// Adds a controller where libvirt would put it, unless there is one of that index; else nullptr. Public to the steps.
TreeNode *addController(
    Completion &guest, QStringView type, int index, const QString &model, TreeOrigin origin);
void addDefaultDevices(
    Completion &guest); ///< complete_controllers.cpp (qemuDomainDefAddDefaultDevices)
void completeDevices(
    Completion &guest); ///< complete_devices.cpp (virDomainDeviceDefPostParse, each)
void checkControllerKinds(
    Completion &guest); ///< complete_pci_controllers.cpp (qemuDomainControllerDefPostParse)
void completeDisks(Completion &guest); ///< complete_disks.cpp
void completeScsiHostdevs(Completion &guest); ///< complete_addresses.cpp
void completeChardevs(Completion &guest); ///< complete_chardevs.cpp
void completeDisplay(Completion &guest); ///< complete_display.cpp: graphics, video, audio
void addImplicitControllers(
    Completion &guest); ///< complete_controllers.cpp (virDomainDefAddImplicitControllers)
void assignSimpleAddresses(
    Completion &guest); ///< complete_addresses.cpp: virtio-serial, ccid, drive
void assignPciAddresses(Completion &guest); ///< complete_pci.cpp (qemuDomainAssignPCIAddresses)
void refuseForeignAddresses(
    Completion &guest); ///< complete_disks.cpp (qemuDomainAssignDevicePCISlots): of virtio disks
void assignUsbAddresses(Completion &guest); ///< complete_usb.cpp (qemuDomainAssignUSBAddresses)
void finishConsole(Completion &guest); ///< complete_chardevs.cpp (virDomainDefFormat)
void validateGuest(Completion &guest); ///< validate_guest.cpp (virDomainDefValidate)

/// virDomainGraphicsSpiceChannelName, in its order, which is that of the XML and of the command line.
inline constexpr std::initializer_list<QStringView> spiceChannels {
    u"main", u"display", u"inputs", u"cursor", u"playback", u"record", u"smartcard", u"usbredir"};

/// virDiskNameToIndex: vda 0, sdb 1, hdaa 26; -1 when it is no such name.
int diskNameIndex(QStringView target);
bool isPartition(QStringView target); ///< of such a name: vda1
/// A number as libvirt reads it (base 10, or 0x).
std::optional<quint64> number(QStringView text);
/// "0x1f", as libvirt writes a bus or slot (0 to 255). Shares its text, so it costs no memory.
QString hexByte(int value);
/// A size with a unit in bytes, virScaleInteger; `scale` is the default unit in bytes. Nothing when the unit is none.
std::optional<quint64> scaledBytes(QStringView text, QStringView unit, quint64 scale);
/// "0-3,^2,8" -> "0-1,3,8" (virBitmapFormat). Null when it cannot be read.
QString canonicalBitmap(QStringView text);

NotTranslated toNotTranslated(const XmlText &text, const UnknownNode &unknown);
/// With libvirt's words and prefix, and the line.
Error toError(const XmlText &text, const Refusal &refusal);
Error toError(const Diagnostic &finding);

/// The reasons that many steps share.
namespace reasons {
inline constexpr const char *libvirtDefault = VITRINE_TEXT("libvirt's default");
inline constexpr const char *implicitDevice =
    VITRINE_TEXT("libvirt adds this device to every guest of this machine type");
inline constexpr const char *neededController =
    VITRINE_TEXT("libvirt adds the controller that a device needs");
inline constexpr const char *address = VITRINE_TEXT("the next address that libvirt assigns");
} // namespace reasons

inline constexpr TreeOrigin byDefault {OriginKind::Default, reasons::libvirtDefault};
inline constexpr TreeOrigin implicitDevice {OriginKind::Default, reasons::implicitDevice};
inline constexpr TreeOrigin neededController {OriginKind::Default, reasons::neededController};
inline constexpr TreeOrigin assigned {OriginKind::Assigned, reasons::address};

} // namespace vitrine
