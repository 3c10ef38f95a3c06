// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace vitrine {

/// The ids of all rules, family by family. They are part of the command line's contract (`fix FILE RULE`, --json) and name
/// the folders of tests/fixtures/rules, so they do not change. What each is about stands in the rule table (rules.h).
namespace rule_id {

// <hostdev>: as it is written (virDomainHostdevDefParseXML and what it calls)
inline constexpr char hostdevModeUnknown[] = "hostdev.mode-unknown";
inline constexpr char hostdevTypeMissing[] = "hostdev.type-missing";
inline constexpr char hostdevTypeUnknown[] = "hostdev.type-unknown";
inline constexpr char hostdevSourceMissing[] = "hostdev.source-missing";
inline constexpr char hostdevModelMissing[] = "hostdev.model-missing";
inline constexpr char hostdevModelUnknown[] = "hostdev.model-unknown";
inline constexpr char hostdevModelOnlyMdev[] = "hostdev.model-only-mdev";
inline constexpr char hostdevAddressMissing[] = "hostdev.address-missing";
inline constexpr char hostdevUuidMissing[] = "hostdev.uuid-missing";
inline constexpr char hostdevUuidInvalid[] = "hostdev.uuid-invalid";
inline constexpr char hostdevStartupPolicy[] = "hostdev.startup-policy";
// <hostdev>: what libvirt checks once it has read everything
inline constexpr char hostdevAddressType[] = "hostdev.address-type";
inline constexpr char hostdevBootOrder[] = "hostdev.boot-order";
inline constexpr char hostdevRomNeedsPci[] = "hostdev.rom-needs-pci";
inline constexpr char hostdevPciUnsupported[] = "hostdev.vfio-pci-unsupported";
inline constexpr char hostdevCcwUnsupported[] = "hostdev.vfio-ccw-unsupported";
inline constexpr char hostdevApUnsupported[] = "hostdev.vfio-ap-unsupported";
inline constexpr char hostdevApOnlyOne[] = "hostdev.vfio-ap-only-one";
inline constexpr char hostdevDuplicate[] = "hostdev.duplicate";
inline constexpr char hostdevAlreadyAttached[] = "hostdev.already-attached";
inline constexpr char hostdevNewerLibvirt[] = "hostdev.newer-libvirt";
inline constexpr char bootOrderInvalid[] = "boot.order-invalid";
inline constexpr char bootOrderDuplicate[] = "boot.order-duplicate";
inline constexpr char bootOrderWithOs[] = "boot.order-with-os-boot";
inline constexpr char aliasDuplicate[] = "alias.duplicate";

// display= and the way of the picture
inline constexpr char displayInvalid[] = "display.invalid-value";
inline constexpr char displayUnsupported[] = "display.unsupported";
inline constexpr char displayNeedsGraphics[] = "display.needs-graphics";
inline constexpr char displayWrongModel[] = "display.wrong-model";
inline constexpr char displayNoPlane[] = "display.no-plane";
inline constexpr char displayNeedsOpenGl[] = "display.needs-opengl";
inline constexpr char displayViewerIncompatible[] = "display.viewer-incompatible";
inline constexpr char displaySecondHead[] = "display.second-head";
inline constexpr char displayOtherHead[] = "display.other-head";
inline constexpr char displayDarkAtBoot[] = "display.dark-at-boot";

// ramfb=
inline constexpr char ramfbInvalid[] = "ramfb.invalid-value";
inline constexpr char ramfbWrongModel[] = "ramfb.wrong-model";
inline constexpr char ramfbUnsupported[] = "ramfb.unsupported";
inline constexpr char ramfbNeedsDisplay[] = "ramfb.needs-display";
inline constexpr char ramfbMultiple[] = "ramfb.multiple";
inline constexpr char ramfbTwoOwners[] = "ramfb.two-owners";

// what libvirt finds while it completes the guest
inline constexpr char libvirtRefuses[] = "libvirt.refuses";

// <graphics>
inline constexpr char graphicsTypeMissing[] = "graphics.type-missing";
inline constexpr char graphicsTypeUnknown[] = "graphics.type-unknown";
inline constexpr char graphicsTypeUnsupported[] = "graphics.type-unsupported";
inline constexpr char graphicsOnePerType[] = "graphics.one-per-type";
inline constexpr char graphicsInvalidValue[] = "graphics.invalid-value";
inline constexpr char graphicsPowerControl[] = "graphics.power-control-unsupported";
inline constexpr char graphicsDbusP2pAddress[] = "graphics.dbus-p2p-address";
inline constexpr char graphicsDisplayMissing[] = "graphics.not-in-this-qemu";
inline constexpr char passwordValidity[] = "password.validity";
inline constexpr char passwordConnected[] = "password.connected";
inline constexpr char passwordConnectedVnc[] = "password.connected-vnc";
inline constexpr char passwordVncLength[] = "password.vnc-length";
inline constexpr char portVncInvalid[] = "port.vnc-invalid";
inline constexpr char portVncRange[] = "port.vnc-range";
inline constexpr char portSpiceInvalid[] = "port.spice-invalid";
inline constexpr char portSpicePrivileged[] = "port.spice-privileged";
inline constexpr char tlsPortDisabled[] = "tls.port-disabled";
inline constexpr char tlsAutoportDisabled[] = "tls.autoport-disabled";
inline constexpr char tlsSecureUnavailable[] = "tls.secure-unavailable";
inline constexpr char tlsInsecureUnavailable[] = "tls.insecure-unavailable";

// <listen>
inline constexpr char listenTypeInvalid[] = "listen.type-invalid";
inline constexpr char listenTypeUnavailable[] = "listen.type-unavailable";
inline constexpr char listenAttributeMismatch[] = "listen.attribute-mismatch";
inline constexpr char listenWrongAttribute[] = "listen.wrong-attribute";
inline constexpr char listenNetworkMissing[] = "listen.network-missing";
inline constexpr char listenMultiple[] = "listen.multiple";
inline constexpr char listenEverybody[] = "listen.everybody";

// OpenGL
inline constexpr char glEnableMissing[] = "opengl.enable-missing";
inline constexpr char glEnableInvalid[] = "opengl.enable-invalid";
inline constexpr char glEglHeadlessPartner[] = "opengl.egl-headless-partner";
inline constexpr char glMultiple[] = "opengl.multiple-displays";
inline constexpr char glTwoContexts[] = "opengl.two-contexts";
inline constexpr char glSpiceUnsupported[] = "opengl.spice-unsupported";
inline constexpr char glSpiceRenderNodeUnsupported[] = "opengl.spice-rendernode-unsupported";
inline constexpr char glEglHeadlessRenderNodeUnsupported[] =
    "opengl.egl-headless-rendernode-unsupported";
inline constexpr char glSpiceLocalOnly[] = "opengl.spice-local-only";
inline constexpr char glNoDri[] = "opengl.no-dri";
inline constexpr char glNoRenderNode[] = "opengl.no-render-node";
inline constexpr char glRenderNodeMissing[] = "opengl.rendernode-missing";
inline constexpr char glRenderNodeUnreadable[] = "opengl.rendernode-unreadable";
inline constexpr char glRenderNodeAmbiguous[] = "opengl.rendernode-ambiguous";
inline constexpr char glAccel3dWithout[] = "opengl.accel3d-without";

// <video>
inline constexpr char videoNoneNotAlone[] = "video.none-not-alone";
inline constexpr char videoOnePrimary[] = "video.one-primary";
inline constexpr char videoPrimaryOnly[] = "video.primary-only";
inline constexpr char videoHeads[] = "video.heads";
inline constexpr char videoInvalidValue[] = "video.invalid-value";
inline constexpr char videoModelUnknown[] = "video.model-unknown";
inline constexpr char videoModelUnsupported[] = "video.model-unsupported";
inline constexpr char videoAccel3dModel[] = "video.accel3d-model";
inline constexpr char videoAccel3dUnsupported[] = "video.accel3d-unsupported";
inline constexpr char videoAccel2d[] = "video.accel2d";
inline constexpr char videoAccelRenderNode[] = "video.accel-rendernode";
inline constexpr char videoVhostUser[] = "video.vhostuser";
inline constexpr char videoResolution[] = "video.resolution";
inline constexpr char videoRamfbAddress[] = "video.ramfb-address";
inline constexpr char videoMemoryAttribute[] = "video.memory-attribute";
inline constexpr char videoMemorySize[] = "video.memory-size";

// <audio>
inline constexpr char audioInvalid[] = "audio.invalid-value";
inline constexpr char audioIdMissing[] = "audio.id-missing";
inline constexpr char audioIdTwice[] = "audio.id-twice";
inline constexpr char audioSpiceKind[] = "audio.spice-kind";
inline constexpr char audioDbusKind[] = "audio.dbus-kind";

// The guest as a whole
inline constexpr char guestRuntimeXml[] = "guest.runtime-xml";
inline constexpr char guestNvidiaUuid[] = "guest.nvidia-uuid";
inline constexpr char guestOldHacks[] = "guest.old-hacks";
inline constexpr char guestNeedsKvm[] = "guest.needs-kvm";

// The vGPU on this host
inline constexpr char hostVgpuMissing[] = "host.vgpu-missing";
inline constexpr char hostVgpuInactive[] = "host.vgpu-inactive";
inline constexpr char hostVgpuInUse[] = "host.vgpu-in-use";
inline constexpr char hostVgpuOtherGuest[] = "host.vgpu-other-guest";
inline constexpr char hostModelMismatch[] = "host.model-mismatch";
inline constexpr char hostNoCapacity[] = "host.no-capacity";
inline constexpr char hostNotKept[] = "host.vgpu-not-kept";
inline constexpr char hostI915OnePerGuest[] = "host.i915-one-per-guest";
inline constexpr char hostComputeType[] = "host.compute-type";

// What could not be checked, or was checked against something recorded
inline constexpr char worldHostUnknown[] = "world.host-unknown";
inline constexpr char worldCapsUnknown[] = "world.qemu-unknown";
inline constexpr char worldCapsRecorded[] = "world.qemu-recorded";
inline constexpr char worldConfUnknown[] = "world.qemu-conf-unknown";
inline constexpr char worldGuestsUnknown[] = "world.other-guests-unknown";

} // namespace rule_id

} // namespace vitrine
