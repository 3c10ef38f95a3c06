// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace vitrine {

/// The names of features of x86 that libvirt 9.0 knows (cpu_map/x86_features.xml).
inline constexpr char16_t cpuFeatureNames[] =
    u"3dnow 3dnowext 3dnowprefetch abm acpi adx aes amd-no-ssb amd-ssbd amd-stibp amx-bf16 "
    u"amx-int8 amx-tile apic arat arch-capabilities arch-lbr avic avx avx-vnni avx2 "
    u"avx512-4fmaps avx512-4vnniw avx512-bf16 avx512-fp16 avx512-vp2intersect "
    u"avx512-vpopcntdq avx512bitalg avx512bw avx512cd avx512dq avx512er avx512f avx512ifma "
    u"avx512pf avx512vbmi avx512vbmi2 avx512vl avx512vnni bmi1 bmi2 bus-lock-detect cid "
    u"cldemote clflush clflushopt clwb clzero cmov cmp_legacy cmt core-capability "
    u"cr8legacy cvt16 cx16 cx8 dca de decodeassists ds ds_cpl dtes64 erms est extapic f16c "
    u"flushbyasid fma fma4 fpu fsgsbase fsrm fxsr fxsr_opt gfni hle ht hypervisor ia64 "
    u"ibpb ibrs ibrs-all ibs intel-pt intel-pt-lip invpcid invtsc la57 lahf_lm lbrv lm lwp "
    u"mbm_local mbm_total mca mce md-clear mds-no misalignsse mmx mmxext monitor movbe "
    u"movdir64b movdiri mpx msr mtrr nodeid_msr npt nrip-save nx ospke osvw osxsave pae "
    u"pat pause-filter pbe pcid pclmuldq pcommit pconfig pdcm pdpe1gb perfctr_core "
    u"perfctr_nb pfthreshold pge pks pku pn pni popcnt pschange-mc-no pse pse36 rdctl-no "
    u"rdpid rdrand rdseed rdtscp rsba rtm sep serialize sgx sgx-debug sgx-exinfo sgx-kss "
    u"sgx-mode64 sgx-provisionkey sgx-tokenkey sgx1 sgx2 sgxlc sha-ni skinit skip-l1dfl- "
    u"vmentry smap smep smx spec-ctrl split-lock-detect ss ssb-no ssbd sse sse2 sse4.1 "
    u"sse4.2 sse4a ssse3 stibp svm svm-lock svme-addr-chk syscall taa-no tbm tce tm tm2 "
    u"topoext tsc tsc-deadline tsc-scale tsc_adjust tsx-ctrl tsx-ldtrk umip v-vmsave- "
    u"vmload vaes vgif virt-ssbd vmcb-clean vme vmx vpclmulqdq waitpkg wbnoinvd wdt x2apic "
    u"xfd xgetbv1 xop xsave xsavec xsaveerptr xsaveopt xsaves xtpr ";

} // namespace vitrine
