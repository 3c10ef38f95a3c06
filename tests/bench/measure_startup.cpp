// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// measure_startup [ROUNDS]: how long a person waits for the window, seen from outside. Each program is started on a display of
// its own (Xvfb); its window is watched with the X extension DAMAGE:
//   map     the first top-level window of a reasonable size is mapped
//   paint   the first damage to it
//   usable  the last map, damage or title change before 700 ms in which nothing happens
// Rounds go over all programs in turn, after one to warm up, so that a busy machine is shared fairly; medians are shown.
#include <fcntl.h>
#include <poll.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <X11/extensions/Xdamage.h>
#include <X11/Xlib.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

namespace {

using Clock = std::chrono::steady_clock;
constexpr double Silence = 700;
constexpr double Patience = 10000;

struct Program {
    std::string name;
    std::vector<std::string> command;
};

struct Run {
    double map = 0;
    double paint = 0;
    double usable = 0;
    double cpu = 0;
    double rss = 0; ///< MiB, at its highest
    double pss = 0; ///< MiB, when it was usable
};

double millisecondsSince(Clock::time_point start)
{
    return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

pid_t spawn(const std::vector<std::string> &command)
{
    const pid_t pid = fork();
    if (pid != 0)
        return pid;
    const int null = open("/dev/null", O_RDWR | O_CLOEXEC);
    for (const int fd : {0, 1, 2})
        dup2(null, fd);
    std::vector<char *> arguments;
    arguments.reserve(command.size() + 1);
    for (const std::string &argument : command)
        arguments.push_back(const_cast<char *>(argument.c_str()));
    arguments.push_back(nullptr);
    execvp(arguments[0], arguments.data());
    _exit(127);
}

double pssOf(pid_t pid)
{
    std::ifstream file("/proc/" + std::to_string(pid) + "/smaps_rollup");
    std::string line;
    while (std::getline(file, line)) {
        if (line.rfind("Pss:", 0) == 0)
            return std::strtod(line.c_str() + 4, nullptr) / 1024;
    }
    return 0;
}

Run measure(Display *display, int damageEvent, const Program &program)
{
    Run run;
    Window window = 0;
    const Clock::time_point start = Clock::now();
    const pid_t pid = spawn(program.command);
    double last = 0;
    for (;;) {
        while (XPending(display) > 0) {
            XEvent event;
            XNextEvent(display, &event);
            const double now = millisecondsSince(start);
            if (event.type == MapNotify && window == 0 && event.xmap.override_redirect == 0) {
                XWindowAttributes attributes;
                if (XGetWindowAttributes(display, event.xmap.window, &attributes) == 0
                    || attributes.width < 200 || attributes.height < 120)
                    continue;
                window = event.xmap.window;
                XDamageCreate(display, window, XDamageReportRawRectangles);
                XSelectInput(display, window, PropertyChangeMask);
                XFlush(display);
                run.map = last = now;
            } else if (event.type == damageEvent || event.type == PropertyNotify) {
                if (event.type == damageEvent && run.paint == 0)
                    run.paint = now;
                last = now;
            }
        }
        const double now = millisecondsSince(start);
        if ((run.paint > 0 && now - last > Silence) || now > Patience)
            break;
        pollfd wait {ConnectionNumber(display), POLLIN, 0};
        poll(&wait, 1, 20);
    }
    run.usable = last;
    run.pss = pssOf(pid);
    kill(pid, SIGKILL);
    rusage usage {};
    wait4(pid, nullptr, 0, &usage);
    const auto milliseconds = [](const timeval &t) {
        return static_cast<double>(t.tv_sec) * 1e3 + static_cast<double>(t.tv_usec) / 1e3;
    };
    run.cpu = milliseconds(usage.ru_utime) + milliseconds(usage.ru_stime);
    run.rss = static_cast<double>(usage.ru_maxrss) / 1024;
    XSync(display, False);
    return run;
}

double median(const std::vector<Run> &runs, double Run::*member)
{
    std::vector<double> values;
    values.reserve(runs.size());
    for (const Run &run : runs)
        values.push_back(run.*member);
    std::sort(values.begin(), values.end());
    return values.at(values.size() / 2);
}

/// A display of our own; its name, and the process that has to be ended.
std::pair<std::string, pid_t> startDisplay()
{
    int ends[2];
    if (pipe(ends) != 0)
        return {};
    const pid_t pid = fork();
    if (pid == 0) {
        close(ends[0]);
        const int null = open("/dev/null", O_RDWR | O_CLOEXEC);
        dup2(null, 2);
        const std::string fd = std::to_string(ends[1]);
        execlp("Xvfb",
            "Xvfb",
            "-displayfd",
            fd.c_str(),
            "-screen",
            "0",
            "1600x1100x24",
            "-nolisten",
            "tcp",
            static_cast<char *>(nullptr));
        _exit(127);
    }
    close(ends[1]);
    std::string number;
    char c = 0;
    while (read(ends[0], &c, 1) == 1 && c != '\n')
        number += c;
    close(ends[0]);
    return {number.empty() ? number : ":" + number, pid};
}

} // namespace

int main(int argc, char **argv)
{
    namespace fs = std::filesystem;
    const int rounds = argc > 1 ? std::atoi(argv[1]) : 9;
    const fs::path bin = fs::canonical("/proc/self/exe").parent_path();
    const char *source = std::getenv("VITRINE_SOURCE_DIR");
    const auto [name, server] = startDisplay();
    if (name.empty()) {
        std::fprintf(stderr, "measure_startup: Xvfb did not start\n");
        return 1;
    }
    std::string folder = (fs::temp_directory_path() / "vitrine-startup-XXXXXX").string();
    if (mkdtemp(folder.data()) == nullptr)
        return 1;
    // Nobody's settings, and a host without anything.
    fs::create_directories(folder + "/root");
    for (const char *variable :
        {"HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR"})
        setenv(variable, folder.c_str(), 1);
    fs::permissions(folder, fs::perms::owner_all);
    setenv("DISPLAY", name.c_str(), 1);
    setenv("QT_QPA_PLATFORM", "xcb", 1);
    setenv("LC_ALL", "C.UTF-8", 1);
    unsetenv("WAYLAND_DISPLAY");

    std::vector<Program> programs {
        {"Qt floor, three panes", {(bin / "startup_floor").string()}},
        {"vitrine, empty host", {(bin / "vitrine").string(), "--root", folder + "/root"}},
        {"vitrine, this machine", {(bin / "vitrine").string()}},
        {"vitrine --demo", {(bin / "vitrine").string(), "--demo"}},
    };
    if (source != nullptr)
        programs.push_back({"vitrine FILE",
            {(bin / "vitrine").string(),
                "--root",
                folder + "/root",
                std::string(source) + "/resources/demo-guest.xml"}});
    for (int i = 2; i < argc; ++i) // other hosts: folders that stand for /
        programs.push_back({std::string("vitrine --root ") + argv[i],
            {(bin / "vitrine").string(), "--root", argv[i]}});

    Display *display = XOpenDisplay(name.c_str());
    int damageBase = 0;
    int damageError = 0;
    if (display == nullptr || XDamageQueryExtension(display, &damageBase, &damageError) == 0) {
        std::fprintf(stderr, "measure_startup: no DAMAGE on the display\n");
        kill(server, SIGTERM);
        return 1;
    }
    XSetErrorHandler([](Display *, XErrorEvent *) { return 0; }); // a window may be gone already
    XSelectInput(display, DefaultRootWindow(display), SubstructureNotifyMask);
    std::vector<std::vector<Run>> runs(programs.size());
    for (int round = 0; round <= rounds; ++round) {
        for (std::size_t i = 0; i < programs.size(); ++i) {
            const Run run = measure(display, damageBase + XDamageNotify, programs.at(i));
            if (round > 0)
                runs.at(i).push_back(run);
        }
    }
    XCloseDisplay(display);
    kill(server, SIGTERM);
    waitpid(server, nullptr, 0);
    fs::remove_all(folder);

    std::printf("%-34s %7s %7s %7s %7s %7s %9s %9s\n",
        "median of rounds",
        "map",
        "paint",
        "usable",
        "floor*",
        "CPU",
        "RSS MiB",
        "PSS MiB");
    const double floor = median(runs.at(0), &Run::usable);
    for (std::size_t i = 0; i < programs.size(); ++i) {
        const std::vector<Run> &r = runs.at(i);
        std::printf("%-34s %7.1f %7.1f %7.1f %7.2f %7.1f %9.1f %9.1f\n",
            programs.at(i).name.c_str(),
            median(r, &Run::map),
            median(r, &Run::paint),
            median(r, &Run::usable),
            median(r, &Run::usable) / floor,
            median(r, &Run::cpu),
            median(r, &Run::rss),
            median(r, &Run::pss));
    }
    return 0;
}
