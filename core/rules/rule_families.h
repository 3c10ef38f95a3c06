// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rules/rules.h"

namespace vitrine {

// The families of the rule table, one file each. ruleTable() puts them together.
QList<Rule> graphicsParseRules(); ///< <graphics> as it is written
QList<Rule> listenParseRules(); ///< <listen> as it is written
QList<Rule> videoParseRules(); ///< <video> as it is written
QList<Rule> audioParseRules(); ///< <audio> as it is written
QList<Rule> hostdevParseRules(); ///< <hostdev> as it is written
QList<Rule> hostdevRules(); ///< <hostdev>: what libvirt checks once it has read everything
QList<Rule> hostdevTogetherRules(); ///< several <hostdev> against each other
QList<Rule> displayRules(); ///< display= and ramfb=, and the way of the picture
QList<Rule> videoRules(); ///< <video>, checked
QList<Rule> videoTogetherRules(); ///< several <video> against each other
QList<Rule> graphicsRules(); ///< <graphics>, checked
QList<Rule> graphicsEffectRules(); ///< <graphics>: what libvirt leaves to others
QList<Rule> openGlRules(); ///< OpenGL, as libvirt checks it
QList<Rule> openGlStartRules(); ///< the render node that libvirt looks for at start
QList<Rule> openGlQemuRules(); ///< OpenGL, as QEMU takes it
QList<Rule> audioLinkRules(); ///< the <audio> of a viewer
QList<Rule> audioRules(); ///< several <audio> against each other
QList<Rule>
startRules(); ///< ports, TLS and listens: what libvirt refuses when the guest is started
QList<Rule> hostRules(); ///< the vGPU on this host
QList<Rule> guestRules(); ///< the guest as a whole
QList<Rule> libvirtRefusalRules(); ///< what libvirt finds while it completes the guest: the last

} // namespace vitrine
