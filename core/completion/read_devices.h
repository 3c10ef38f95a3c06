// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/completion/completion.h"

namespace vitrine {

// What libvirt's parser looks at beyond single values (domain_values_text.h). Internal to core/completion.

/// Takes what is wrong. Within a device, the lower order is said first.
class WrongSink {
public:
    /// Before all lines of the table, behind them, behind what every device has.
    static constexpr int first = 0;
    static constexpr int behindTable = 9000;
    static constexpr int behindInfo = 11000;

    virtual void sayWrong(
        const TreeNode *node, int order, LibvirtCode code, const QString &words) = 0;
    void sayXmlError(const TreeNode *node, int order, const QString &words)
    {
        sayWrong(node, order, LibvirtCode::XmlError, words);
    }

    WrongSink(const WrongSink &) = delete;
    WrongSink &operator=(const WrongSink &) = delete;

protected:
    WrongSink() = default;
    ~WrongSink() = default;
};

/// One device, once the table is done with it.
void readDevice(Completion &guest, TreeNode *device, WrongSink &sink);
void readDisk(Completion &guest, TreeNode *disk, WrongSink &sink); ///< read_disks.cpp
void readHostdev(Completion &guest, TreeNode *hostdev, WrongSink &sink); ///< read_hostdevs.cpp
/// The labels of a disk's or character device's source (read_disks.cpp).
void readSeclabels(Completion &guest, TreeNode *source, WrongSink &sink);
/// What a character device, or what has one inside, says too often: to be asked before the table drops what is not read.
void countChardevParts(const TreeNode *holder, WrongSink &sink); ///< read_chardevs.cpp
void readChardev(Completion &guest, TreeNode *holder, WrongSink &sink);
void readCharacterDevice(Completion &guest, TreeNode *device, WrongSink &sink);
void readInterface(
    Completion &guest, TreeNode *interface, WrongSink &sink); ///< read_interfaces.cpp
/// The model of an interface as libvirt spells it, and without the options of a driver that it reads of another model only: to be
/// done before the table looks at values.
void spellInterfaceModel(Completion &guest, TreeNode *interface);
/// One that libvirt has a name for, spelled as it spells it.
bool isKnownInterfaceModel(const QString &model);
/// Addresses and routes of an interface, or of the host's end of it, in `parent` (read_addresses.cpp).
void readIpInfo(
    Completion &guest, TreeNode *parent, const QString &where, int order, WrongSink &sink);
void readBandwidth(
    Completion &guest, TreeNode *interface, int order, WrongSink &sink); ///< read_bandwidth.cpp
void readSmartcard(Completion &guest, TreeNode *card, WrongSink &sink);
/// What is not in <devices>: refuses by itself (read_domain.cpp).
void readDomain(Completion &guest);
/// <numa> (read_numa.cpp).
void readNuma(Completion &guest);
/// <numatune> (read_numatune.cpp).
void readNumatune(Completion &guest);
[[nodiscard]] quint64 numaCellCount(const Completion &guest);
/// Whether an attribute is a set of numbers (virBitmapParse); refuses where it is none, or empty.
bool readBitmap(Completion &guest, TreeNode *node, Atom attribute, Atom section, bool mayBeEmpty);
/// A size as virParseScaledValue reads it; says what is wrong with it. `where` is its XPath, as libvirt has it.
struct ScaledText {
    LibvirtCode code = LibvirtCode::None;
    QString words; ///< empty: the size is good
};
ScaledText checkScaled(
    const QString &text, const QString &unit, const QString &where, quint64 scale);

} // namespace vitrine
