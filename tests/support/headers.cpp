// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Nothing: the target it belongs to exists for its precompiled header, which the tests share.
