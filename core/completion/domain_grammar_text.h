// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace vitrine {

/// What libvirt 9.0 knows of a domain, in the order in which it writes it (virDomainDefFormatInternalSetRootName).
/// One element a line, children indented, attributes with @. `!` behind a name: no effect on QEMU's command line.
/// `*`: kept verbatim. `~`: children in the order of the document. `^`: the element of that name further up. `=`: its text is read.
/// Of several of a name libvirt takes the first; `+`: all, `<`: the last, `?`: parts of each, which is not known here.
/// A line that begins with $ at the margin defines a group, elsewhere it puts that group in.
///
/// What is not here is not known: it is reported, never dropped in silence.
inline constexpr char16_t domainGrammarText[] = uR"(
$addr
 address @type @uuid @controller @domain @bus @target @unit @slot @function @multifunction @port @iobase @irq @cssid @ssid @devno @base @reg @hash
$info
 boot @order @loadparm
 alias @name
 master @startport
 rom @enabled @bar @file
 acpi @index
 $addr
$virtio @iommu @ats @packed @page_per_vq
$seclabel
 seclabel!+ @model! @relabel! @labelskip! @type!
  label!=
$chardev
 source+ @mode @path @append @host @service @tls @channel @master @slave
  reconnect @enabled @timeout
  clipboard @copypaste
  mouse @mode
  $seclabel
 protocol+ @type
 log+ @file @append
$cipher
 secret+ @type @usage @uuid
 cipher @name @size @mode @hash
 ivgen @name @hash
$cookies
 host+ @name @port @transport @socket
 snapshot @name
 config @file
 initiator
  iqn @name
 ssl @verify
 cookies
  cookie=+ @name
 readahead @size
 timeout @seconds
 identity @user @group
 $addr
 slices
  slice+ @type @offset @size
 $seclabel
 auth @username
  secret @type @usage @uuid
 reservations @managed @enabled
  source @type @path @mode
 encryption @format @engine
  $cipher
domain @type @id!
 name=
 uuid=
 genid=+
 title!=
 description!=
 metadata!*
 maxMemory= @slots @unit
 memory= @unit @dumpCore
 currentMemory!= @unit!
 blkiotune!*
 memtune!*
 memoryBacking?
  hugepages
   page+ @size @unit @nodeset
  nosharepages
  locked
  source @type
  access @mode
  allocation @mode @threads
  discard
 vcpu= @placement! @cpuset! @current
 vcpus?
  vcpu+ @id @enabled @hotpluggable @order
 iothreads=
 iothreadids?
  iothread+ @id @thread_pool_min @thread_pool_max
 defaultiothread @thread_pool_min @thread_pool_max
 cputune!*
 numatune?
  memory @mode @nodeset @placement
  memnode+ @cellid @mode @nodeset
 resource!*
 sysinfo~+ @type
  bios
   entry=+ @name
  system
   entry=+ @name
  baseBoard+
   entry=+ @name
  chassis
   entry=+ @name
  oemStrings
   entry=+
  entry=+ @name @file
 os? @firmware
  type= @arch @machine
  firmware
   feature+ @enabled @name
  loader= @readonly @secure @type @stateless @format
  nvram= @template! @type @format
   source @type @file @dev @protocol @name @query
    $cookies
  kernel=
  initrd=
  cmdline=
  dtb=
  acpi?
   table=+ @type
  boot+ @dev
  bootmenu @enable @timeout
  bios @useserial @rebootTimeout
  smbios @mode
 idmap!*
 features?
  acpi<
  apic< @eoi
  pae<
  hap!< @state!
  viridian!<
  privnet!<
  hyperv? @mode
   relaxed< @state
   vapic< @state
   spinlocks< @state @retries
   vpindex< @state
   runtime< @state
   synic< @state
   stimer< @state
    direct @state
   reset< @state
   vendor_id< @state @value
   frequencies< @state
   reenlightenment< @state
   tlbflush< @state
   ipi< @state
   evmcs< @state
   avic< @state
  kvm<
   hidden< @state
   hint-dedicated< @state
   poll-control< @state
   pv-ipi< @state
   dirty-ring< @state @size
  pvspinlock< @state
  pmu< @state
  vmport< @state
  gic< @version
  smm< @state
   tseg= @unit
  ioapic< @driver
  vmcoreinfo< @state
  msrs!< @unknown!
 cpu? @mode @match @check @migratable
  model= @fallback @vendor_id
  vendor=
  topology @sockets @dies @cores @threads
  cache+ @level @mode
  maxphysaddr @mode @bits
  feature+ @policy @name
  numa
   cell+ @id @cpus @memory @unit @memAccess @discard
    distances
     sibling+ @id @value
    cache+ @level @associativity @policy
     size @value @unit
     line @value @unit
   interconnects
    latency+ @initiator @target @cache @type @value
    bandwidth+ @initiator @target @cache @type @value @unit
 clock? @offset @adjustment @basis @timezone @start
  timer+ @name @present @tickpolicy @track @frequency @mode!
   catchup! @threshold! @slew! @limit!
 on_poweroff=
 on_reboot=
 on_crash=
 on_lockfailure=
 pm?
  suspend-to-mem @enabled
  suspend-to-disk @enabled
 perf!*
 devices?
  emulator=
  disk+ @type @device @model @rawio @sgio! @snapshot! @transient
   driver @name! @type @cache @error_policy @rerror_policy @io @ioeventfd @event_idx @copy_on_read @discard @iothread @detect_zeroes @queues @queue_size $virtio
    metadata_cache
     max_size= @unit
   auth @username
    secret @type @usage @uuid
   source @type @file @dev @dir @protocol @name @query @tls @tlsHostname @pool @volume @mode @managed @namespace @startupPolicy! @index @fdgroup @append @path
    reconnect @enabled @timeout
    $cookies
   backingStore @type @index!
    format @type
     metadata_cache
      max_size= @unit
    source @type @file @dev @dir @protocol @name @query @tls @tlsHostname @pool @volume @mode @managed @namespace @startupPolicy! @index @fdgroup
     $cookies
    backingStore^
   backenddomain! @name!
   geometry @cyls @heads @secs @trans
   blockio @logical_block_size @physical_block_size @discard_granularity
   mirror!*
   target @dev @bus @tray @removable @rotation_rate
   iotune!
    total_bytes_sec=
    read_bytes_sec=
    write_bytes_sec=
    total_iops_sec=
    read_iops_sec=
    write_iops_sec=
    total_bytes_sec_max=
    read_bytes_sec_max=
    write_bytes_sec_max=
    total_iops_sec_max=
    read_iops_sec_max=
    write_iops_sec_max=
    size_iops_sec=
    group_name=
    total_bytes_sec_max_length=
    read_bytes_sec_max_length=
    write_bytes_sec_max_length=
    total_iops_sec_max_length=
    read_iops_sec_max_length=
    write_iops_sec_max_length=
   readonly
   shareable
   transient @shareBacking
   serial=
   wwn=
   vendor=
   product=
   encryption @format @engine
    $cipher
   $info
  controller+ @type @index @model @ports @vectors @maxGrantFrames @maxEventChannels
   model+ @name
   target+ @chassisNr @chassis @port @busNr @index @hotplug @memReserve
    node=
   driver @queues @cmd_per_lun @max_sectors @ioeventfd @iothread $virtio
   $info
   pcihole64= @unit
  lease!+
   lockspace!=
   key!=
   target! @path! @offset!
   $info
  filesystem+ @type @accessmode @fmode @dmode @model @multidevs
   driver @type @format @wrpolicy @queue $virtio
   binary @path @xattr
    cache @mode
    sandbox @mode
    lock @posix @flock
    thread_pool @size
   source @dir @file @dev @name @socket @usage @units
   target @dir
   readonly
   $info
  interface+ @type @managed @trustGuestRxFilters
   mac @address @type @check
   source @dev @network @portgroup @bridge @mode @address @port @name @type @path @startupPolicy @managed @switchid @portid @portgroupid @connectionid
    local @address @port
    reconnect @enabled @timeout
    address @type @domain @bus @slot @function @multifunction @device
    ip+ @address @family @prefix @peer
    route+ @family @address @netmask @prefix @gateway @metric
   vlan! @trunk!
    tag!+ @id! @nativeMode!
   virtualport! @type!
    parameters! @managerid! @typeid! @typeidversion! @instanceid! @interfaceid! @profileid!
   bandwidth! @classID!
    inbound!+ @average! @peak! @floor! @burst!
    outbound!+ @average! @peak! @floor! @burst!
   port! @isolated!
   ip!+ @address @family @prefix @peer
   route!+ @family @address @netmask @prefix @gateway @metric
   portForward*+
   script @path
   downscript @path
   backenddomain @name
   target @dev @managed
   guest @dev @actual
   model @type
   driver @name @txmode @ioeventfd @event_idx @queues @rx_queue_size @tx_queue_size @rss @rss_hash_report $virtio
    host @csum @gso @tso4 @tso6 @ecn @ufo @mrg_rxbuf
    guest @csum @tso4 @tso6 @ecn @ufo
   backend @type @tap @vhost @logFile
   filterref! @filter!
    parameter!+ @name! @value!
   tune
    sndbuf=
   teaming @type @persistent
   link! @state!
   mtu @size
   coalesce!
    rx!
     frames! @max!
   $info
  smartcard+ @mode @type
   certificate=+
   database=
   $chardev
   $info
  serial+ @type @tty!
   $chardev
   target @type @port
    model @name
   $info
  parallel+ @type @tty!
   $chardev
   target @type @port
   $info
  console+ @type @tty!
   $chardev
   target @type @port
   $info
  channel+ @type @tty!
   $chardev
   target @type @name @address @port @state!
   $info
  input+ @type @bus @model
   driver $virtio
   source @evdev @dev @grab @grabToggle @repeat
   $info
  tpm+ @model
   backend+ @type @version @persistent_state @debug
    device @path
    encryption @secret
    active_pcr_banks!*
   $info
  graphics+ @type @socket @port @tlsPort @autoport @websocket @listen @keymap @defaultMode @sharePolicy @powerControl @passwd @passwdValidTo @connected @display @xauth @fullscreen @p2p @address
   listen+ @type @socket @address @network
   channel+ @name @mode
   image @compression
   jpeg @compression
   zlib @compression
   playback @compression
   streaming @mode
   mouse @mode
   clipboard @copypaste
   filetransfer @enable
   gl @enable @rendernode
   audio @id
  sound+ @model
   codec+ @type
   audio @id
   $info
  audio+ @id @type @timerPeriod @serverName @driver @path @tryMMap @exclusive @dspPolicy
   input @mixingEngine @fixedSettings @voices @bufferLength @dev @bufferCount @tryPoll @name @streamName @latency @serverName @clientName @connectPorts @exactName
    settings @frequency @channels @format
   output @mixingEngine @fixedSettings @voices @bufferLength @dev @bufferCount @tryPoll @name @streamName @latency @serverName @clientName @connectPorts @exactName
    settings @frequency @channels @format
  video+
   driver @name @vgaconf $virtio
   model+ @type @ram @vram @vram64 @vgamem @heads @primary @blob
    acceleration @accel3d @accel2d @rendernode
    resolution @x @y
   $info
  hostdev+ @mode @type @managed! @sgio @rawio @model @display @ramfb
   driver @name
   source @protocol @name @wwpn @startupPolicy! @guestReset @writeFiltering
    host+ @name @port
    initiator
     iqn @name
    auth @username
     secret @type @usage @uuid
    vendor @id
    product= @id
    adapter @name
    address @uuid @domain @bus @slot @function @device @target @unit
   readonly
   shareable
   $info
  redirdev+ @bus @type
   $chardev
   $info
  redirfilter+
   usbdev+ @class @vendor @product @version @allow
  hub+ @type
   $info
  watchdog+ @model @action
   $info
  memballoon+ @model @autodeflate @freePageReporting
   stats! @period!
   $info
   driver $virtio
  rng+ @model
   rate @bytes @period
   backend=+ @model @type
    source+ @mode @path @append @host @service @tls @channel @master @slave
     reconnect @enabled @timeout
     clipboard @copypaste
     mouse @mode
     $seclabel
    protocol+ @type
    log+ @file @append
   driver $virtio
   $info
  nvram+
   $info
  panic+ @model
   $info
  shmem+ @name @role
   model @type
   size= @unit
   server @path
   msi @enabled @vectors @ioeventfd
   $info
  memory+ @model @access @discard @uuid
   source
    path=
    alignsize= @unit
    pmem
    nodemask=
    pagesize= @unit
   target
    size= @unit
    node=
    block= @unit
    requested= @unit
    current!= @unit!
    readonly
    label=
     size= @unit
   $info
  iommu+ @model
   driver @intremap @caching_mode @eim @iotlb @aw_bits
   $info
  vsock+ @model
   cid @auto @address
   $info
   driver $virtio
 seclabel!*+ @type! @model! @relabel!
 launchSecurity @type @kernelHashes
  cbitpos=
  reducedPhysBits=
  policy=
  dhCert=
  session=
)";

} // namespace vitrine
