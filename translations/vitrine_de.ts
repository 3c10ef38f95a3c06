<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>HostTreeModel</name>
    <message>
        <source>%1 GiB</source>
        <translation>%1 GiB</translation>
    </message>
    <message>
        <source>%1 MiB</source>
        <translation>%1 MiB</translation>
    </message>
    <message numerus="yes">
        <source>%n head(s)</source>
        <translation>
            <numerusform>%n Bildschirm</numerusform>
            <numerusform>%n Bildschirme</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 fps</source>
        <translation>%1 Bilder/s</translation>
    </message>
    <message>
        <source>dmabuf: needs OpenGL</source>
        <translation>dmabuf: braucht OpenGL</translation>
    </message>
    <message>
        <source>region: needs no OpenGL</source>
        <translation>region: braucht kein OpenGL</translation>
    </message>
    <message>
        <source>shows no picture</source>
        <translation>zeigt kein Bild</translation>
    </message>
    <message>
        <source>display kind not asked yet</source>
        <translation>Art der Anzeige noch nicht abgefragt</translation>
    </message>
    <message>
        <source>%1 (not running)</source>
        <translation>%1 (läuft nicht)</translation>
    </message>
</context>
<context>
    <name>core</name>
    <message>
        <source>%1 is no device of this host that offers vGPUs</source>
        <translation>%1 ist kein Gerät dieses Hosts, das vGPUs anbietet</translation>
    </message>
    <message>
        <source>%1 offers no type %2</source>
        <translation>%1 bietet keinen Typ %2 an</translation>
    </message>
    <message>
        <source>%1 makes no instances: its type is set on the PCI function itself</source>
        <translation>%1 erzeugt keine Instanzen: der Typ wird an der PCI-Funktion selbst eingestellt</translation>
    </message>
    <message>
        <source>vGPU %1 exists already, on %2</source>
        <translation>die vGPU %1 gibt es schon, auf %2</translation>
    </message>
    <message>
        <source>no %1 is left on %2: %3</source>
        <translation>auf %2 ist keine %1 mehr frei: %3</translation>
    </message>
    <message>
        <source>there is no active vGPU %1 on %2</source>
        <translation>auf %2 gibt es keine aktive vGPU %1</translation>
    </message>
    <message>
        <source>vGPU %1 is in use by %2; stop that guest or detach the vGPU first</source>
        <translation>die vGPU %1 wird von %2 benutzt; beenden Sie diesen Gast oder trennen Sie zuerst die vGPU</translation>
    </message>
    <message>
        <source>Create vGPU %1 of type %2 on %3</source>
        <translation>vGPU %1 vom Typ %2 auf %3 erzeugen</translation>
    </message>
    <message>
        <source>Remove vGPU %1 from %2</source>
        <translation>vGPU %1 von %2 entfernen</translation>
    </message>
    <message>
        <source>this QEMU knows vfio-pci.display, so libvirt writes its default</source>
        <translation>dieses QEMU kennt vfio-pci.display, deshalb schreibt libvirt dessen Standardwert</translation>
    </message>
    <message>
        <source>libvirt adds a video device to every guest that has graphics</source>
        <translation>libvirt gibt jedem Gast mit einem Grafikgerät auch ein Video-Gerät</translation>
    </message>
    <message>
        <source>libvirt&apos;s sound backend for these graphics devices</source>
        <translation>das Sound-Backend von libvirt für diese Grafikgeräte</translation>
    </message>
    <message>
        <source>other functions of this slot are in use</source>
        <translation>andere Funktionen dieses Steckplatzes sind in Benutzung</translation>
    </message>
    <message>
        <source>libvirt&apos;s default</source>
        <translation>Standardwert von libvirt</translation>
    </message>
    <message>
        <source>libvirt adds this device to every guest of this machine type</source>
        <translation>libvirt gibt jedem Gast dieses Maschinentyps dieses Gerät</translation>
    </message>
    <message>
        <source>libvirt adds the controller that a device needs</source>
        <translation>libvirt fügt den Controller hinzu, den ein Gerät braucht</translation>
    </message>
    <message>
        <source>the next address that libvirt assigns</source>
        <translation>die nächste Adresse, die libvirt vergibt</translation>
    </message>
    <message>
        <source>%1%2</source>
        <translation>%1%2</translation>
    </message>
    <message>
        <source>not a libvirt domain</source>
        <translation>keine Domain von libvirt</translation>
    </message>
    <message>
        <source>display off</source>
        <translation>Anzeige aus</translation>
    </message>
    <message>
        <source>%1, display on</source>
        <translation>%1, Anzeige an</translation>
    </message>
    <message>
        <source>on %1</source>
        <translation>auf %1</translation>
    </message>
    <message>
        <source>render node not said</source>
        <translation>Render-Knoten nicht angegeben</translation>
    </message>
    <message>
        <source>not needed</source>
        <translation>nicht nötig</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keins</translation>
    </message>
    <message>
        <source>no Spice, no VNC</source>
        <translation>weder Spice noch VNC</translation>
    </message>
    <message>
        <source>listens nowhere</source>
        <translation>lauscht nirgends</translation>
    </message>
    <message>
        <source>on a socket</source>
        <translation>auf einem Socket</translation>
    </message>
    <message>
        <source>on a virtual network</source>
        <translation>auf einem virtuellen Netzwerk</translation>
    </message>
    <message>
        <source>a window on this host</source>
        <translation>ein Fenster auf diesem Host</translation>
    </message>
    <message>
        <source>virt-viewer, or any other</source>
        <translation>virt-viewer oder ein anderer</translation>
    </message>
    <message>
        <source>virt-viewer --attach, on this host</source>
        <translation>virt-viewer --attach, auf diesem Host</translation>
    </message>
    <message>
        <source>shows the emulated display first</source>
        <translation>zeigt zuerst die emulierte Anzeige</translation>
    </message>
    <message>
        <source>This vGPU shows no picture: its display is off.</source>
        <translation>Diese vGPU zeigt kein Bild: ihre Anzeige ist aus.</translation>
    </message>
    <message>
        <source>The picture of this vGPU reaches the viewer.</source>
        <translation>Das Bild dieser vGPU erreicht den Betrachter.</translation>
    </message>
    <message>
        <source>The picture of this vGPU may not reach the viewer.</source>
        <translation>Das Bild dieser vGPU erreicht den Betrachter vielleicht nicht.</translation>
    </message>
    <message>
        <source>The picture of this vGPU does not reach the viewer.</source>
        <translation>Das Bild dieser vGPU erreicht den Betrachter nicht.</translation>
    </message>
    <message>
        <source>Display off: this QEMU cannot show the picture of a vGPU.</source>
        <translation>Anzeige aus: dieses QEMU kann das Bild einer vGPU nicht zeigen.</translation>
    </message>
    <message>
        <source>Display off: this vGPU has no picture to show.</source>
        <translation>Anzeige aus: diese vGPU hat kein Bild zu zeigen.</translation>
    </message>
    <message>
        <source>Display off: the guest has no viewer (Spice or VNC) to show a picture in.</source>
        <translation>Anzeige aus: der Gast hat keinen Betrachter (Spice oder VNC), der ein Bild zeigen könnte.</translation>
    </message>
    <message>
        <source>Display off: this looks like a type for computing.</source>
        <translation>Anzeige aus: das sieht nach einem Typ zum Rechnen aus.</translation>
    </message>
    <message>
        <source>Display off: another vGPU of this guest shows the picture already.</source>
        <translation>Anzeige aus: eine andere vGPU dieses Gasts zeigt das Bild bereits.</translation>
    </message>
    <message>
        <source>Display on: the guest has a viewer for its picture.</source>
        <translation>Anzeige an: der Gast hat einen Betrachter für ihr Bild.</translation>
    </message>
    <message>
        <source>Model %1: so says the type of the vGPU.</source>
        <translation>Modell %1: so sagt es der Typ der vGPU.</translation>
    </message>
    <message>
        <source>Model vfio-pci: the host does not say, and GPUs are that.</source>
        <translation>Modell vfio-pci: der Host sagt nichts dazu, und bei GPUs ist es dieses.</translation>
    </message>
    <message>
        <source>Render node %1, as asked.</source>
        <translation>Render-Knoten %1, wie gewünscht.</translation>
    </message>
    <message>
        <source>This vGPU shows its picture without OpenGL: nothing to add.</source>
        <translation>Diese vGPU zeigt ihr Bild ohne OpenGL: nichts hinzuzufügen.</translation>
    </message>
    <message>
        <source>This vGPU has no picture to show: OpenGL would not help.</source>
        <translation>Diese vGPU hat kein Bild zu zeigen: OpenGL würde nicht helfen.</translation>
    </message>
    <message>
        <source>OpenGL is there already.</source>
        <translation>OpenGL ist schon da.</translation>
    </message>
    <message>
        <source>How this vGPU shows its picture is not known; with OpenGL both ways work.</source>
        <translation>Wie diese vGPU ihr Bild zeigt, ist nicht bekannt; mit OpenGL gehen beide Wege.</translation>
    </message>
    <message>
        <source>Spice listens on no port, so it can use OpenGL itself.</source>
        <translation>Spice lauscht auf keinem Port und kann OpenGL deshalb selbst benutzen.</translation>
    </message>
    <message>
        <source>The vGPU needs OpenGL, and the viewer has none: egl-headless makes it.</source>
        <translation>Die vGPU braucht OpenGL, und der Betrachter hat keines: egl-headless stellt es bereit.</translation>
    </message>
    <message>
        <source>OpenGL in Spice, as asked.</source>
        <translation>OpenGL in Spice, wie gewünscht.</translation>
    </message>
    <message>
        <source>egl-headless, as asked.</source>
        <translation>egl-headless, wie gewünscht.</translation>
    </message>
    <message>
        <source>No OpenGL was added: with this QEMU the viewer of this guest cannot show a dmabuf even with it. Nothing was changed about who can reach the guest.</source>
        <translation>OpenGL wurde nicht hinzugefügt: mit diesem QEMU kann der Betrachter dieses Gasts ein dmabuf auch damit nicht zeigen. Wer den Gast erreichen kann, wurde nicht geändert.</translation>
    </message>
    <message>
        <source>No OpenGL was added: this QEMU cannot serve this viewer with it.</source>
        <translation>OpenGL wurde nicht hinzugefügt: dieses QEMU kann diesen Betrachter damit nicht bedienen.</translation>
    </message>
    <message>
        <source>The vGPU shows its picture (display on).</source>
        <translation>Die vGPU zeigt ihr Bild (Anzeige an).</translation>
    </message>
    <message>
        <source>The vGPU only computes (display off).</source>
        <translation>Die vGPU rechnet nur (Anzeige aus).</translation>
    </message>
    <message>
        <source>The vGPU shows the guest&apos;s boot too (ramfb on).</source>
        <translation>Die vGPU zeigt auch den Start des Gasts (ramfb an).</translation>
    </message>
    <message>
        <source>The other vGPUs of this guest get display off.</source>
        <translation>Die Anzeige der anderen vGPUs dieses Gasts wird ausgeschaltet.</translation>
    </message>
    <message>
        <source>The viewer “%1” is removed.</source>
        <translation>Der Betrachter „%1“ wird entfernt.</translation>
    </message>
    <message>
        <source>An emulated display (virtio) shows the guest.</source>
        <translation>Eine emulierte Anzeige (virtio) zeigt den Gast.</translation>
    </message>
    <message>
        <source>The viewers stay as they are.</source>
        <translation>Die Betrachter bleiben, wie sie sind.</translation>
    </message>
    <message>
        <source>Spice listens nowhere: only viewers on this host, through libvirt.</source>
        <translation>Spice lauscht nirgends: nur Betrachter auf diesem Host, über libvirt.</translation>
    </message>
    <message>
        <source>Spice uses OpenGL: this vGPU shows its picture through a dmabuf.</source>
        <translation>Spice benutzt OpenGL: diese vGPU zeigt ihr Bild über ein dmabuf.</translation>
    </message>
    <message>
        <source>Spice uses OpenGL: how this vGPU shows its picture is not known, and with OpenGL both ways work.</source>
        <translation>Spice benutzt OpenGL: wie diese vGPU ihr Bild zeigt, ist nicht bekannt, und mit OpenGL gehen beide Wege.</translation>
    </message>
    <message>
        <source>No OpenGL: this vGPU shows its picture without.</source>
        <translation>Kein OpenGL: diese vGPU zeigt ihr Bild ohne.</translation>
    </message>
    <message>
        <source>No emulated display beside the vGPU (video none).</source>
        <translation>Keine emulierte Anzeige neben der vGPU (Video none).</translation>
    </message>
    <message>
        <source>The viewer listens on 127.0.0.1: reach it from elsewhere through SSH.</source>
        <translation>Der Betrachter lauscht auf 127.0.0.1: von anderswo ist er über SSH erreichbar.</translation>
    </message>
    <message>
        <source>VNC listens on 127.0.0.1: reach it from elsewhere through SSH.</source>
        <translation>VNC lauscht auf 127.0.0.1: von anderswo ist es über SSH erreichbar.</translation>
    </message>
    <message>
        <source>egl-headless makes the OpenGL that the vGPU may need.</source>
        <translation>egl-headless stellt das OpenGL bereit, das die vGPU vielleicht braucht.</translation>
    </message>
    <message>
        <source>This QEMU cannot show this vGPU to a viewer elsewhere. Choose a local console, or compute only.</source>
        <translation>Dieses QEMU kann diese vGPU keinem Betrachter anderswo zeigen. Wählen Sie eine lokale Konsole oder nur Rechnen.</translation>
    </message>
    <message>
        <source>How this vGPU shows its picture is not known. If it does so through a dmabuf, this QEMU cannot show it to a viewer elsewhere.</source>
        <translation>Wie diese vGPU ihr Bild zeigt, ist nicht bekannt. Falls über ein dmabuf, kann dieses QEMU sie keinem Betrachter anderswo zeigen.</translation>
    </message>
    <message>
        <source>No OpenGL is added: this QEMU cannot serve VNC with it.</source>
        <translation>OpenGL wird nicht hinzugefügt: dieses QEMU kann VNC damit nicht bedienen.</translation>
    </message>
    <message>
        <source>Compute only</source>
        <translation>Nur Rechnen</translation>
    </message>
    <message>
        <source>Local console</source>
        <translation>Lokale Konsole</translation>
    </message>
    <message>
        <source>Remote console</source>
        <translation>Entfernte Konsole</translation>
    </message>
    <message>
        <source>vGPU as only display</source>
        <translation>vGPU als einzige Anzeige</translation>
    </message>
    <message>
        <source>The vGPU computes, an emulated display shows the guest.</source>
        <translation>Die vGPU rechnet, eine emulierte Anzeige zeigt den Gast.</translation>
    </message>
    <message>
        <source>The vGPU&apos;s picture in a viewer on this host.</source>
        <translation>Das Bild der vGPU in einem Betrachter auf diesem Host.</translation>
    </message>
    <message>
        <source>The vGPU&apos;s picture in a viewer that comes over the network.</source>
        <translation>Das Bild der vGPU in einem Betrachter, der über das Netzwerk kommt.</translation>
    </message>
    <message>
        <source>The vGPU is the only display, from the first second of the boot.</source>
        <translation>Die vGPU ist die einzige Anzeige, von der ersten Sekunde des Starts an.</translation>
    </message>
    <message>
        <source>the guest has no such vGPU</source>
        <translation>der Gast hat keine solche vGPU</translation>
    </message>
    <message>
        <source>The host is not known, so no render node is written: libvirt will take one.</source>
        <translation>Der Host ist nicht bekannt, deshalb wird kein Render-Knoten geschrieben: libvirt nimmt einen.</translation>
    </message>
    <message>
        <source>Render node %1: it belongs to the GPU of the vGPU.</source>
        <translation>Render-Knoten %1: er gehört zur GPU der vGPU.</translation>
    </message>
    <message>
        <source>The host has no render node, so none is written; OpenGL cannot start without one.</source>
        <translation>Der Host hat keinen Render-Knoten, deshalb wird keiner geschrieben; ohne einen kann OpenGL nicht starten.</translation>
    </message>
    <message>
        <source>Render node %1: the only one of this host.</source>
        <translation>Render-Knoten %1: der einzige dieses Hosts.</translation>
    </message>
    <message>
        <source>Render node %1: the first of this host that can be used.</source>
        <translation>Render-Knoten %1: der erste benutzbare dieses Hosts.</translation>
    </message>
    <message>
        <source>what is put in must be one element</source>
        <translation>das Eingefügte muss genau ein Element sein</translation>
    </message>
    <message>
        <source>there is no such element</source>
        <translation>ein solches Element gibt es nicht</translation>
    </message>
    <message>
        <source>the value holds a character that XML cannot hold</source>
        <translation>der Wert enthält ein Zeichen, das XML nicht aufnehmen kann</translation>
    </message>
    <message>
        <source>&quot;%1&quot; cannot be the name of an attribute</source>
        <translation>„%1“ kann kein Attributname sein</translation>
    </message>
    <message>
        <source>there is no attribute &quot;%1&quot;</source>
        <translation>es gibt kein Attribut „%1“</translation>
    </message>
    <message>
        <source>an element that holds others has no text to be set</source>
        <translation>ein Element, das andere enthält, hat keinen Text, der sich setzen ließe</translation>
    </message>
    <message>
        <source>the root element cannot be removed</source>
        <translation>das Wurzelelement kann nicht entfernt werden</translation>
    </message>
    <message>
        <source>the text is UTF-16; a guest must be UTF-8</source>
        <translation>der Text ist UTF-16; ein Gast muss UTF-8 sein</translation>
    </message>
    <message>
        <source>not XML: there is a NUL byte</source>
        <translation>kein XML: es enthält ein NUL-Byte</translation>
    </message>
    <message>
        <source>the text says that it is %1; a guest must be UTF-8</source>
        <translation>der Text gibt sich als %1 aus; ein Gast muss UTF-8 sein</translation>
    </message>
    <message>
        <source>the text is not UTF-8</source>
        <translation>der Text ist kein UTF-8</translation>
    </message>
    <message>
        <source>a DOCTYPE is not accepted</source>
        <translation>ein DOCTYPE wird nicht angenommen</translation>
    </message>
    <message>
        <source>elements are nested more than %1 deep</source>
        <translation>Elemente sind tiefer als %1 Ebenen verschachtelt</translation>
    </message>
    <message>
        <source>not well-formed XML: %1</source>
        <translation>kein wohlgeformtes XML: %1</translation>
    </message>
    <message>
        <source>larger than %1 MiB, which no guest is</source>
        <translation>größer als %1 MiB, und das ist kein Gast</translation>
    </message>
    <message>
        <source>there is nothing at %1</source>
        <translation>an %1 ist nichts</translation>
    </message>
    <message>
        <source>there is no field &quot;%1&quot;</source>
        <translation>es gibt kein Feld „%1“</translation>
    </message>
    <message>
        <source>Take away %1</source>
        <translation>%1 wegnehmen</translation>
    </message>
    <message>
        <source>Change %1</source>
        <translation>%1 ändern</translation>
    </message>
    <message>
        <source>Set %1 to %2</source>
        <translation>%1 auf %2 setzen</translation>
    </message>
    <message>
        <source>Add %1</source>
        <translation>%1 hinzufügen</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>%1 entfernen</translation>
    </message>
    <message>
        <source>Replace %1</source>
        <translation>%1 ersetzen</translation>
    </message>
    <message>
        <source>Edit the XML</source>
        <translation>XML bearbeiten</translation>
    </message>
    <message>
        <source>Remove what only a running guest has</source>
        <translation>Laufzeitangaben entfernen</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no value for %2; allowed are %3</source>
        <translation>„%1“ ist kein Wert für %2; erlaubt sind %3</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no value for %2; allowed are whole numbers from %3 to %4</source>
        <translation>„%1“ ist kein Wert für %2; erlaubt sind ganze Zahlen von %3 bis %4</translation>
    </message>
    <message>
        <source>the value for %1 holds a character that XML cannot hold</source>
        <translation>der Wert für %1 enthält ein Zeichen, das XML nicht aufnehmen kann</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no value for %2; allowed are sizes like 4 GiB or 8192 MiB</source>
        <translation>„%1“ ist kein Wert für %2; erlaubt sind Größen wie 4 GiB oder 8192 MiB</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no value for %2; allowed are UUIDs: 32 hexadecimal digits</source>
        <translation>„%1“ ist kein Wert für %2; erlaubt sind UUIDs: 32 Hexadezimalziffern</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no value for %2; allowed are addresses like 0000:00:05.0</source>
        <translation>„%1“ ist kein Wert für %2; erlaubt sind Adressen wie 0000:00:05.0</translation>
    </message>
    <message>
        <source>%1 needs the path of a file</source>
        <translation>%1 braucht den Pfad einer Datei</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>The name under which libvirt knows the guest.</source>
        <translation>Der Name, unter dem libvirt den Gast kennt.</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>A title for people, in one line.</source>
        <translation>Ein Titel für Menschen, in einer Zeile.</translation>
    </message>
    <message>
        <source>UUID</source>
        <translation>UUID</translation>
    </message>
    <message>
        <source>The identity of the guest. libvirt makes one when it is absent; the driver of NVIDIA wants one.</source>
        <translation>Die Kennung des Gasts. Fehlt sie, vergibt libvirt eine; der Treiber von NVIDIA verlangt eine.</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Arbeitsspeicher</translation>
    </message>
    <message>
        <source>The most memory that the guest can have.</source>
        <translation>Der größte Arbeitsspeicher, den der Gast haben kann.</translation>
    </message>
    <message>
        <source>Current memory</source>
        <translation>Aktueller Arbeitsspeicher</translation>
    </message>
    <message>
        <source>The memory that the guest starts with; the balloon holds the rest.</source>
        <translation>Der Arbeitsspeicher, mit dem der Gast startet; den Rest hält der Ballon.</translation>
    </message>
    <message>
        <source>Processors</source>
        <translation>Prozessoren</translation>
    </message>
    <message>
        <source>How many virtual processors the guest has.</source>
        <translation>Wie viele virtuelle Prozessoren der Gast hat.</translation>
    </message>
    <message>
        <source>Architecture</source>
        <translation>Architektur</translation>
    </message>
    <message>
        <source>The processor architecture, as x86_64; libvirt takes the host&apos;s when it is absent.</source>
        <translation>Die Prozessorarchitektur, etwa x86_64; fehlt sie, nimmt libvirt die des Hosts.</translation>
    </message>
    <message>
        <source>Machine</source>
        <translation>Maschine</translation>
    </message>
    <message>
        <source>The machine type of QEMU, as q35 or pc-q35-7.2.</source>
        <translation>Der Maschinentyp von QEMU, etwa q35 oder pc-q35-7.2.</translation>
    </message>
    <message>
        <source>Firmware</source>
        <translation>Firmware</translation>
    </message>
    <message>
        <source>Lets libvirt choose a firmware of this kind: bios or efi.</source>
        <translation>Lässt libvirt eine Firmware dieser Art wählen: bios oder efi.</translation>
    </message>
    <message>
        <source>Firmware file</source>
        <translation>Firmware-Datei</translation>
    </message>
    <message>
        <source>The firmware image, where it is chosen by hand.</source>
        <translation>Das Firmware-Abbild, wenn es von Hand gewählt wird.</translation>
    </message>
    <message>
        <source>Emulator</source>
        <translation>Emulator</translation>
    </message>
    <message>
        <source>The QEMU binary; libvirt takes the one of the architecture when it is absent.</source>
        <translation>Das QEMU-Programm; fehlt es, nimmt libvirt das der Architektur.</translation>
    </message>
    <message>
        <source>The mediated device, by its UUID in /sys/bus/mdev/devices.</source>
        <translation>Das vermittelte Gerät (mdev), über seine UUID in /sys/bus/mdev/devices.</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>The interface of the device: vfio-pci for a vGPU.</source>
        <translation>Die Schnittstelle des Geräts: vfio-pci bei einer vGPU.</translation>
    </message>
    <message>
        <source>Display</source>
        <translation>Anzeige</translation>
    </message>
    <message>
        <source>Whether QEMU shows the picture of the vGPU; it needs a graphics device.</source>
        <translation>Ob QEMU das Bild der vGPU zeigt; dazu braucht es ein Grafikgerät.</translation>
    </message>
    <message>
        <source>Boot display</source>
        <translation>Startanzeige</translation>
    </message>
    <message>
        <source>A framebuffer in memory that shows the firmware and the boot until the guest&apos;s driver takes over. Needs the display on; one vGPU in a guest can have it.</source>
        <translation>Ein Framebuffer im Speicher, der Firmware und Start zeigt, bis der Treiber des Gasts übernimmt. Braucht die eingeschaltete Anzeige; in einem Gast kann ihn nur eine vGPU haben.</translation>
    </message>
    <message>
        <source>Alias</source>
        <translation>Alias</translation>
    </message>
    <message>
        <source>A name for the device; libvirt keeps only those that begin with ua-.</source>
        <translation>Ein Name für das Gerät; libvirt behält nur solche, die mit ua- beginnen.</translation>
    </message>
    <message>
        <source>Guest address</source>
        <translation>Gastadresse</translation>
    </message>
    <message>
        <source>Where the guest sees the device on its PCI bus; libvirt finds a place when it is absent.</source>
        <translation>Wo der Gast das Gerät auf seinem PCI-Bus sieht; fehlt sie, findet libvirt einen Platz.</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>How the picture leaves QEMU.</source>
        <translation>Wie das Bild QEMU verlässt.</translation>
    </message>
    <message>
        <source>Listens</source>
        <translation>Lauscht</translation>
    </message>
    <message>
        <source>On an address, a network&apos;s address, a socket file, or nowhere: then libvirt hands the viewer a connection.</source>
        <translation>Auf einer Adresse, der Adresse eines Netzwerks, einer Socket-Datei oder nirgends: dann übergibt libvirt dem Betrachter eine Verbindung.</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>The address on which viewers connect; 127.0.0.1 unless qemu.conf says otherwise.</source>
        <translation>Die Adresse, auf der sich Betrachter verbinden; 127.0.0.1, wenn qemu.conf nichts anderes sagt.</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netzwerk</translation>
    </message>
    <message>
        <source>The network of libvirt on whose address viewers connect.</source>
        <translation>Das libvirt-Netzwerk, auf dessen Adresse sich Betrachter verbinden.</translation>
    </message>
    <message>
        <source>Socket</source>
        <translation>Socket</translation>
    </message>
    <message>
        <source>The socket file to which viewers connect; libvirt makes one when it is absent.</source>
        <translation>Die Socket-Datei, mit der sich Betrachter verbinden; fehlt sie, legt libvirt eine an.</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>The TCP port; -1 lets libvirt find a free one.</source>
        <translation>Der TCP-Port; bei -1 sucht libvirt einen freien.</translation>
    </message>
    <message>
        <source>TLS port</source>
        <translation>TLS-Port</translation>
    </message>
    <message>
        <source>The TCP port for encrypted connections; -1 lets libvirt find a free one.</source>
        <translation>Der TCP-Port für verschlüsselte Verbindungen; bei -1 sucht libvirt einen freien.</translation>
    </message>
    <message>
        <source>Automatic port</source>
        <translation>Automatischer Port</translation>
    </message>
    <message>
        <source>libvirt finds free ports when the guest starts.</source>
        <translation>libvirt sucht beim Start des Gasts freie Ports.</translation>
    </message>
    <message>
        <source>WebSocket port</source>
        <translation>WebSocket-Port</translation>
    </message>
    <message>
        <source>A port for viewers in a browser; -1 lets libvirt find a free one.</source>
        <translation>Ein Port für Betrachter im Browser; bei -1 sucht libvirt einen freien.</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>What a viewer must know; VNC takes 8 characters at most.</source>
        <translation>Was ein Betrachter wissen muss; VNC nimmt höchstens 8 Zeichen.</translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation>Verschlüsselung</translation>
    </message>
    <message>
        <source>Whether the channels of Spice must be encrypted.</source>
        <translation>Ob die Kanäle von Spice verschlüsselt sein müssen.</translation>
    </message>
    <message>
        <source>Keyboard layout</source>
        <translation>Tastaturbelegung</translation>
    </message>
    <message>
        <source>The layout of the viewer&apos;s keyboard, as de or en-us; best left alone.</source>
        <translation>Die Tastaturbelegung des Betrachters, etwa de oder en-us; am besten nicht ändern.</translation>
    </message>
    <message>
        <source>Sharing</source>
        <translation>Gemeinsame Nutzung</translation>
    </message>
    <message>
        <source>Whether several viewers of VNC may look at once.</source>
        <translation>Ob mehrere VNC-Betrachter gleichzeitig zusehen dürfen.</translation>
    </message>
    <message>
        <source>Power control</source>
        <translation>Ein/Aus-Steuerung</translation>
    </message>
    <message>
        <source>Whether a viewer of VNC may shut down or reset the guest.</source>
        <translation>Ob ein VNC-Betrachter den Gast herunterfahren oder zurücksetzen darf.</translation>
    </message>
    <message>
        <source>OpenGL</source>
        <translation>OpenGL</translation>
    </message>
    <message>
        <source>Draws with OpenGL; a vGPU that gives its picture as a dma-buf needs it.</source>
        <translation>Zeichnet mit OpenGL; eine vGPU, die ihr Bild als dma-buf liefert, braucht es.</translation>
    </message>
    <message>
        <source>Render node</source>
        <translation>Render-Knoten</translation>
    </message>
    <message>
        <source>The graphics processor of the host that draws, as /dev/dri/renderD128; libvirt takes any when it is absent.</source>
        <translation>Der Grafikprozessor des Hosts, der zeichnet, etwa /dev/dri/renderD128; fehlt er, nimmt libvirt irgendeinen.</translation>
    </message>
    <message>
        <source>Peer to peer</source>
        <translation>Peer-to-Peer</translation>
    </message>
    <message>
        <source>Viewers connect to QEMU itself instead of to a D-Bus daemon.</source>
        <translation>Betrachter verbinden sich mit QEMU selbst statt mit einem D-Bus-Daemon.</translation>
    </message>
    <message>
        <source>D-Bus address</source>
        <translation>D-Bus-Adresse</translation>
    </message>
    <message>
        <source>The bus on which the display appears; libvirt starts one when it is absent.</source>
        <translation>Der Bus, auf dem die Anzeige erscheint; fehlt er, startet libvirt einen.</translation>
    </message>
    <message>
        <source>Audio</source>
        <translation>Audio</translation>
    </message>
    <message>
        <source>The number of the audio backend that this display plays.</source>
        <translation>Die Nummer des Audio-Backends, das diese Anzeige abspielt.</translation>
    </message>
    <message>
        <source>The emulated graphics card; none, when the vGPU is to be the only one.</source>
        <translation>Die emulierte Grafikkarte; none, wenn die vGPU die einzige sein soll.</translation>
    </message>
    <message>
        <source>Screens</source>
        <translation>Bildschirme</translation>
    </message>
    <message>
        <source>How many screens the card has.</source>
        <translation>Wie viele Bildschirme die Karte hat.</translation>
    </message>
    <message>
        <source>Video memory</source>
        <translation>Videospeicher</translation>
    </message>
    <message>
        <source>The memory of the card in KiB.</source>
        <translation>Der Speicher der Karte in KiB.</translation>
    </message>
    <message>
        <source>Primary bar</source>
        <translation>Primäre BAR</translation>
    </message>
    <message>
        <source>The size of the primary bar of QXL in KiB.</source>
        <translation>Die Größe der primären BAR von QXL in KiB.</translation>
    </message>
    <message>
        <source>VGA memory</source>
        <translation>VGA-Speicher</translation>
    </message>
    <message>
        <source>The VGA framebuffer of QXL in KiB, a power of two from 1024.</source>
        <translation>Der VGA-Framebuffer von QXL in KiB, eine Zweierpotenz ab 1024.</translation>
    </message>
    <message>
        <source>Primary</source>
        <translation>Primär</translation>
    </message>
    <message>
        <source>The card that shows the boot; the first one when none is marked.</source>
        <translation>Die Karte, die den Start zeigt; die erste, wenn keine markiert ist.</translation>
    </message>
    <message>
        <source>3D acceleration</source>
        <translation>3D-Beschleunigung</translation>
    </message>
    <message>
        <source>Lets the guest draw with the host&apos;s OpenGL through a virtio card.</source>
        <translation>Lässt den Gast über eine virtio-Karte mit dem OpenGL des Hosts zeichnen.</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nummer</translation>
    </message>
    <message>
        <source>The number by which sound and graphics devices name it.</source>
        <translation>Die Nummer, mit der Sound- und Grafikgeräte es nennen.</translation>
    </message>
    <message>
        <source>Backend</source>
        <translation>Backend</translation>
    </message>
    <message>
        <source>Where the sound of the guest goes.</source>
        <translation>Wohin der Ton des Gasts geht.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no UUID</source>
        <translation>„%1“ ist keine UUID</translation>
    </message>
    <message>
        <source>a guest needs a name</source>
        <translation>ein Gast braucht einen Namen</translation>
    </message>
    <message>
        <source>the name of a guest cannot hold a slash or a line end</source>
        <translation>der Name eines Gasts darf weder Schrägstrich noch Zeilenende enthalten</translation>
    </message>
    <message>
        <source>a guest needs memory</source>
        <translation>ein Gast braucht Arbeitsspeicher</translation>
    </message>
    <message>
        <source>a guest needs a processor</source>
        <translation>ein Gast braucht einen Prozessor</translation>
    </message>
    <message>
        <source>there is no guest in it</source>
        <translation>es ist kein Gast darin</translation>
    </message>
    <message>
        <source>the root element is &lt;%1&gt;; a guest of libvirt is a &lt;domain&gt;</source>
        <translation>das Wurzelelement ist &lt;%1&gt;; ein Gast von libvirt ist ein &lt;domain&gt;</translation>
    </message>
    <message>
        <source>%1: there is no such device in the guest</source>
        <translation>%1: ein solches Gerät gibt es im Gast nicht</translation>
    </message>
    <message>
        <source>%1: a graphics of type %2 has no such setting</source>
        <translation>%1: ein Grafikgerät vom Typ %2 hat keine solche Einstellung</translation>
    </message>
    <message>
        <source>none is available, although nothing is in use</source>
        <translation>keine ist frei, obwohl nichts belegt ist</translation>
    </message>
    <message>
        <source>all are in use: %1</source>
        <translation>alle sind belegt: %1</translation>
    </message>
    <message>
        <source>other sizes are in use: %1</source>
        <translation>andere Größen sind belegt: %1</translation>
    </message>
    <message>
        <source>%1 is missing</source>
        <translation>%1 fehlt</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2</source>
        <translation>%1 ist nicht lesbar: %2</translation>
    </message>
    <message>
        <source>%1 is not a regular file</source>
        <translation>%1 ist keine reguläre Datei</translation>
    </message>
    <message>
        <source>%1 is not a folder</source>
        <translation>%1 ist kein Ordner</translation>
    </message>
    <message>
        <source>%1 is empty</source>
        <translation>%1 ist leer</translation>
    </message>
    <message>
        <source>%1 is not a number: %2</source>
        <translation>%1 ist keine Zahl: %2</translation>
    </message>
    <message>
        <source>%1 is not UTF-8 text</source>
        <translation>%1 ist kein UTF-8-Text</translation>
    </message>
    <message>
        <source>%1 is too long and was cut off</source>
        <translation>%1 ist zu lang und wurde abgeschnitten</translation>
    </message>
    <message>
        <source>%1 points to nothing</source>
        <translation>%1 zeigt ins Leere</translation>
    </message>
    <message>
        <source>%1 does not lead to a device of this host</source>
        <translation>%1 führt zu keinem Gerät dieses Hosts</translation>
    </message>
    <message>
        <source>%1 is on the mdev bus, but its name is not a UUID</source>
        <translation>%1 ist auf dem mdev-Bus, aber sein Name ist keine UUID</translation>
    </message>
    <message>
        <source>%1 is not a definition as mdevctl writes it</source>
        <translation>%1 ist keine Definition, wie mdevctl sie schreibt</translation>
    </message>
    <message>
        <source>type %1 is not offered by %2</source>
        <translation>Typ %1 wird von %2 nicht angeboten</translation>
    </message>
    <message>
        <source>parent %1 is not on this host</source>
        <translation>das übergeordnete Gerät %1 ist nicht auf diesem Host</translation>
    </message>
    <message>
        <source>this device offers no types</source>
        <translation>dieses Gerät bietet keine Typen an</translation>
    </message>
    <message>
        <source>nothing is in use, yet no type is available</source>
        <translation>nichts ist belegt, und doch ist kein Typ frei</translation>
    </message>
    <message>
        <source>no longer on the mdev bus: it is being removed and waits for its user to let go</source>
        <translation>nicht mehr auf dem mdev-Bus: es wird entfernt und wartet darauf, dass sein Benutzer es freigibt</translation>
    </message>
    <message>
        <source>the kernel lists this node, but %1 is not there</source>
        <translation>der Kernel führt diesen Knoten auf, aber %1 ist nicht da</translation>
    </message>
    <message>
        <source>not a saved host: %1</source>
        <translation>kein gespeicherter Host: %1</translation>
    </message>
    <message>
        <source>JSON, but not a saved host</source>
        <translation>JSON, aber kein gespeicherter Host</translation>
    </message>
    <message>
        <source>a saved host of a later version than this program knows</source>
        <translation>ein gespeicherter Host in einer neueren Version, als dieses Programm sie kennt</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>nicht lesbar</translation>
    </message>
    <message>
        <source>there is no such file</source>
        <translation>eine solche Datei gibt es nicht</translation>
    </message>
    <message>
        <source>this is a folder</source>
        <translation>das ist ein Ordner</translation>
    </message>
    <message>
        <source>cannot be read: %1</source>
        <translation>nicht lesbar: %1</translation>
    </message>
    <message>
        <source>larger than 64 MiB</source>
        <translation>größer als 64 MiB</translation>
    </message>
    <message>
        <source>no capabilities were recorded under the name %1</source>
        <translation>unter dem Namen %1 sind keine Fähigkeiten aufgezeichnet</translation>
    </message>
    <message>
        <source>there is no qemu-system-%1 here, and nothing is recorded for %1</source>
        <translation>hier gibt es kein qemu-system-%1, und für %1 ist nichts aufgezeichnet</translation>
    </message>
    <message>
        <source>there is no such program</source>
        <translation>ein solches Programm gibt es nicht</translation>
    </message>
    <message>
        <source>this is no program that can be executed</source>
        <translation>das ist kein ausführbares Programm</translation>
    </message>
    <message>
        <source>the program cannot be started: %1</source>
        <translation>das Programm kann nicht gestartet werden: %1</translation>
    </message>
    <message>
        <source>%1: the firmware descriptor cannot be read</source>
        <translation>%1: die Firmware-Beschreibung ist nicht lesbar</translation>
    </message>
    <message>
        <source>this is no file</source>
        <translation>das ist keine Datei</translation>
    </message>
    <message>
        <source>a FIFO into which nobody writes</source>
        <translation>ein FIFO, in das niemand schreibt</translation>
    </message>
    <message>
        <source>the file was changed since it was read; nothing was written</source>
        <translation>die Datei wurde geändert, seit sie gelesen wurde; es wurde nichts geschrieben</translation>
    </message>
    <message>
        <source>QEMU runs but does not answer on its QMP socket; it was ended</source>
        <translation>QEMU läuft, antwortet aber nicht auf seinem QMP-Socket; es wurde beendet</translation>
    </message>
    <message>
        <source>there is no command to start</source>
        <translation>es gibt keinen Befehl zum Starten</translation>
    </message>
    <message>
        <source>there is no such program, or it cannot be executed</source>
        <translation>ein solches Programm gibt es nicht, oder es ist nicht ausführbar</translation>
    </message>
    <message>
        <source>a guest with the name %1 runs already</source>
        <translation>ein Gast mit dem Namen %1 läuft schon</translation>
    </message>
    <message>
        <source>cannot be written: %1</source>
        <translation>nicht schreibbar: %1</translation>
    </message>
    <message>
        <source>QEMU ended before the guest ran</source>
        <translation>QEMU endete, bevor der Gast lief</translation>
    </message>
    <message>
        <source>creating a vGPU is not permitted (%1): only root may write there</source>
        <translation>eine vGPU zu erzeugen ist nicht erlaubt (%1): nur root darf dort schreiben</translation>
    </message>
    <message>
        <source>a vGPU with the UUID %1 exists already</source>
        <translation>eine vGPU mit der UUID %1 gibt es schon</translation>
    </message>
    <message>
        <source>no room for another %1 on %2 (%3)</source>
        <translation>kein Platz für eine weitere %1 auf %2 (%3)</translation>
    </message>
    <message>
        <source>%1 is going away, or no longer offers %2 (%3)</source>
        <translation>%1 wird gerade entfernt oder bietet %2 nicht mehr an (%3)</translation>
    </message>
    <message>
        <source>the driver of %1 refused to create a %2 (%3); the kernel log may say why</source>
        <translation>der Treiber von %1 hat es abgelehnt, eine %2 zu erzeugen (%3); das Kernel-Protokoll sagt vielleicht, warum</translation>
    </message>
    <message>
        <source>removing a vGPU is not permitted (%1): only root may write there</source>
        <translation>eine vGPU zu entfernen ist nicht erlaubt (%1): nur root darf dort schreiben</translation>
    </message>
    <message>
        <source>vGPU %1 is in use (%2)</source>
        <translation>die vGPU %1 ist in Benutzung (%2)</translation>
    </message>
    <message>
        <source>vGPU %1 could not be removed (%2)</source>
        <translation>die vGPU %1 konnte nicht entfernt werden (%2)</translation>
    </message>
    <message>
        <source>this host has no vGPU parent %1</source>
        <translation>dieser Host hat kein übergeordnetes vGPU-Gerät %1</translation>
    </message>
    <message>
        <source>this is no QEMU</source>
        <translation>das ist kein QEMU</translation>
    </message>
    <message>
        <source>no answer within %1 s: this is no QEMU, or it hangs</source>
        <translation>keine Antwort innerhalb von %1 s: das ist kein QEMU, oder es hängt</translation>
    </message>
    <message>
        <source>it crashed when it was asked: %1</source>
        <translation>es stürzte ab, als es gefragt wurde: %1</translation>
    </message>
    <message>
        <source>this is no QEMU: it ended without an answer</source>
        <translation>das ist kein QEMU: es endete ohne Antwort</translation>
    </message>
    <message>
        <source>it ended when it was asked: %1</source>
        <translation>es endete, als es gefragt wurde: %1</translation>
    </message>
    <message>
        <source>QEMU says: %1</source>
        <translation>QEMU sagt: %1</translation>
    </message>
    <message>
        <source>the host cannot be read: %1</source>
        <translation>der Host ist nicht lesbar: %1</translation>
    </message>
    <message>
        <source>QEMU does not answer</source>
        <translation>QEMU antwortet nicht</translation>
    </message>
    <message>
        <source>no guest with the name %1 was started here and still runs</source>
        <translation>hier wurde kein Gast mit dem Namen %1 gestartet, der noch läuft</translation>
    </message>
    <message>
        <source>%1 still runs (process %2)</source>
        <translation>%1 läuft noch (Prozess %2)</translation>
    </message>
    <message>
        <source>the folder cannot be made: %1</source>
        <translation>der Ordner kann nicht angelegt werden: %1</translation>
    </message>
    <message>
        <source>this is no folder that belongs to this user alone</source>
        <translation>das ist kein Ordner, der diesem Benutzer allein gehört</translation>
    </message>
    <message>
        <source>the saved host cannot be read: %1</source>
        <translation>der gespeicherte Host ist nicht lesbar: %1</translation>
    </message>
    <message>
        <source>too large for a saved host</source>
        <translation>zu groß für einen gespeicherten Host</translation>
    </message>
    <message>
        <source>%1</source>
        <translation>%1</translation>
    </message>
    <message>
        <source>too large for a qemu.conf</source>
        <translation>zu groß für eine qemu.conf</translation>
    </message>
    <message>
        <source>a saved host does not hold %1</source>
        <translation>ein gespeicherter Host enthält %1 nicht</translation>
    </message>
    <message>
        <source>the guest&apos;s XML says so</source>
        <translation>so sagt es das XML des Gasts</translation>
    </message>
    <message>
        <source>part of every start</source>
        <translation>gehört zu jedem Start</translation>
    </message>
    <message>
        <source>&lt;features&gt; has no &lt;acpi/&gt;</source>
        <translation>&lt;features&gt; hat kein &lt;acpi/&gt;</translation>
    </message>
    <message>
        <source>the first firmware of this host that has what the guest asks for</source>
        <translation>die erste Firmware dieses Hosts, die hat, was der Gast verlangt</translation>
    </message>
    <message>
        <source>Spice listens on the socket %1, so that a viewer can be opened</source>
        <translation>Spice lauscht auf dem Socket %1, damit sich ein Betrachter öffnen lässt</translation>
    </message>
    <message>
        <source>the address of libvirt&apos;s default network, as it is shipped</source>
        <translation>die Adresse des Netzwerks „default“ von libvirt, wie es ausgeliefert wird</translation>
    </message>
    <message>
        <source>the address of network &apos;%1&apos; is taken to be %2</source>
        <translation>als Adresse des Netzwerks „%1“ wird %2 angenommen</translation>
    </message>
    <message>
        <source>the viewer&apos;s password is not on the command line: set it over QMP with set_password</source>
        <translation>das Passwort des Betrachters steht nicht auf der Befehlszeile: setzen Sie es über QMP mit set_password</translation>
    </message>
    <message>
        <source>the automatic port of VNC is taken to be %1</source>
        <translation>als automatischer Port von VNC wird %1 angenommen</translation>
    </message>
    <message>
        <source>the automatic port of Spice is taken to be %1</source>
        <translation>als automatischer Port von Spice wird %1 angenommen</translation>
    </message>
    <message>
        <source>no password is set</source>
        <translation>es ist kein Passwort gesetzt</translation>
    </message>
    <message>
        <source>libvirt opens the network and passes a descriptor</source>
        <translation>libvirt öffnet das Netzwerk und übergibt einen Deskriptor</translation>
    </message>
    <message>
        <source>no render node is known here: QEMU looks for one itself</source>
        <translation>hier ist kein Render-Knoten bekannt: QEMU sucht selbst einen</translation>
    </message>
    <message>
        <source>&lt;qemu:commandline&gt; of the guest&apos;s XML</source>
        <translation>&lt;qemu:commandline&gt; im XML des Gasts</translation>
    </message>
    <message>
        <source>the guest has no graphics device</source>
        <translation>der Gast hat kein Grafikgerät</translation>
    </message>
    <message>
        <source>%1 is not translated</source>
        <translation>%1 wird nicht übersetzt</translation>
    </message>
    <message>
        <source>not JSON</source>
        <translation>kein JSON</translation>
    </message>
    <message>
        <source>not QEMU capabilities as &quot;vitrinectl qemu probe&quot; prints them</source>
        <translation>keine QEMU-Fähigkeiten, wie „vitrinectl qemu probe“ sie ausgibt</translation>
    </message>
    <message>
        <source>QEMU capabilities in version %1 of the format; this program reads %2</source>
        <translation>QEMU-Fähigkeiten in Version %1 des Formats; dieses Programm liest %2</translation>
    </message>
    <message>
        <source>%1 is missing or has the wrong type</source>
        <translation>%1 fehlt oder hat den falschen Typ</translation>
    </message>
    <message>
        <source>QEMU does not answer %1: too old</source>
        <translation>QEMU antwortet nicht auf %1: zu alt</translation>
    </message>
    <message>
        <source>QEMU does not say its version</source>
        <translation>QEMU nennt seine Version nicht</translation>
    </message>
    <message>
        <source>&lt;qemu:override&gt; of the guest&apos;s XML</source>
        <translation>&lt;qemu:override&gt; im XML des Gasts</translation>
    </message>
    <message>
        <source>the name that libvirt gives the device</source>
        <translation>der Name, den libvirt dem Gerät gibt</translation>
    </message>
    <message>
        <source>boot order</source>
        <translation>Startreihenfolge</translation>
    </message>
    <message>
        <source>this QEMU has it</source>
        <translation>dieses QEMU hat es</translation>
    </message>
    <message>
        <source>the host&apos;s libvirt configuration (qemu.conf)</source>
        <translation>die libvirt-Konfiguration des Hosts (qemu.conf)</translation>
    </message>
    <message>
        <source>found on the host</source>
        <translation>auf dem Host gefunden</translation>
    </message>
    <message>
        <source>a placeholder for an automatic port</source>
        <translation>ein Platzhalter für einen automatischen Port</translation>
    </message>
    <message>
        <source>This vGPU gives its picture as a dmabuf, and this QEMU was started without OpenGL.</source>
        <translation>Diese vGPU liefert ihr Bild als dmabuf, und dieses QEMU wurde ohne OpenGL gestartet.</translation>
    </message>
    <message>
        <source>This vGPU has no picture at all: turn its display off.</source>
        <translation>Diese vGPU hat überhaupt kein Bild: schalten Sie ihre Anzeige aus.</translation>
    </message>
    <message>
        <source>This QEMU cannot show the picture of a vGPU.</source>
        <translation>Dieses QEMU kann das Bild einer vGPU nicht zeigen.</translation>
    </message>
    <message>
        <source>Only the device vfio-pci-nohotplug has a boot framebuffer.</source>
        <translation>Nur das Gerät vfio-pci-nohotplug hat einen Boot-Framebuffer.</translation>
    </message>
    <message>
        <source>This QEMU has no boot framebuffer for vGPUs.</source>
        <translation>Dieses QEMU hat keinen Boot-Framebuffer für vGPUs.</translation>
    </message>
    <message>
        <source>The boot framebuffer needs the display of the vGPU turned on.</source>
        <translation>Der Boot-Framebuffer braucht die eingeschaltete Anzeige der vGPU.</translation>
    </message>
    <message>
        <source>In JSON, ramfb is true or false, not a word.</source>
        <translation>In JSON ist ramfb true oder false, kein Wort.</translation>
    </message>
    <message>
        <source>Two devices want to be the boot framebuffer.</source>
        <translation>Zwei Geräte wollen der Boot-Framebuffer sein.</translation>
    </message>
    <message>
        <source>Two vGPUs have a boot framebuffer; only one may.</source>
        <translation>Zwei vGPUs haben einen Boot-Framebuffer; nur eine darf.</translation>
    </message>
    <message>
        <source>A resolution needs the display of the vGPU turned on.</source>
        <translation>Eine Auflösung braucht die eingeschaltete Anzeige der vGPU.</translation>
    </message>
    <message>
        <source>This vGPU does not take a resolution.</source>
        <translation>Diese vGPU nimmt keine Auflösung an.</translation>
    </message>
    <message>
        <source>The vGPU does not exist on this host now.</source>
        <translation>Die vGPU gibt es auf diesem Host jetzt nicht.</translation>
    </message>
    <message>
        <source>This is no mediated device, or its VFIO driver is not loaded.</source>
        <translation>Das ist kein vermitteltes Gerät (mdev), oder sein VFIO-Treiber ist nicht geladen.</translation>
    </message>
    <message>
        <source>The command line names no device of the host.</source>
        <translation>Die Befehlszeile nennt kein Gerät des Hosts.</translation>
    </message>
    <message>
        <source>The same vGPU stands twice in this guest.</source>
        <translation>Dieselbe vGPU steht zweimal in diesem Gast.</translation>
    </message>
    <message>
        <source>Another process holds this device.</source>
        <translation>Ein anderer Prozess hält dieses Gerät.</translation>
    </message>
    <message>
        <source>The VFIO group of the vGPU cannot be opened: this user may not, or it is gone.</source>
        <translation>Die VFIO-Gruppe der vGPU lässt sich nicht öffnen: dieser Benutzer darf es nicht, oder sie ist weg.</translation>
    </message>
    <message>
        <source>The kernel module vfio_iommu_type1 is not loaded.</source>
        <translation>Das Kernelmodul vfio_iommu_type1 ist nicht geladen.</translation>
    </message>
    <message>
        <source>The driver of the vGPU refused to open it: an NVIDIA vGPU needs the guest&apos;s UUID, an i915 vGPU needs KVM and stands alone in a guest.</source>
        <translation>Der Treiber der vGPU hat das Öffnen abgelehnt: eine vGPU von NVIDIA braucht die UUID des Gasts, eine i915-vGPU braucht KVM und steht allein in einem Gast.</translation>
    </message>
    <message>
        <source>The driver of the vGPU takes only one of them in a guest.</source>
        <translation>Der Treiber der vGPU nimmt nur eine davon in einem Gast.</translation>
    </message>
    <message>
        <source>The driver of the vGPU needs KVM, and this guest is emulated.</source>
        <translation>Der Treiber der vGPU braucht KVM, und dieser Gast wird emuliert.</translation>
    </message>
    <message>
        <source>The driver of the vGPU refused it; an NVIDIA one does so when the guest has no UUID (-uuid).</source>
        <translation>Der Treiber der vGPU hat sie abgelehnt; der von NVIDIA tut das, wenn der Gast keine UUID hat (-uuid).</translation>
    </message>
    <message>
        <source>The limit of locked memory is lower than the memory of the guest.</source>
        <translation>Die Grenze für gesperrten Speicher ist niedriger als der Arbeitsspeicher des Gasts.</translation>
    </message>
    <message>
        <source>This device, or the bus it goes to, cannot be plugged into a running guest.</source>
        <translation>Dieses Gerät oder der Bus, an den es kommt, lässt sich nicht im laufenden Gast anstecken.</translation>
    </message>
    <message>
        <source>This device cannot be plugged into a running guest.</source>
        <translation>Dieses Gerät lässt sich nicht im laufenden Gast anstecken.</translation>
    </message>
    <message>
        <source>This machine type has no boot framebuffer.</source>
        <translation>Dieser Maschinentyp hat keinen Boot-Framebuffer.</translation>
    </message>
    <message>
        <source>OpenGL needs a DRM render node (/dev/dri/renderD...), and there is none that may be used.</source>
        <translation>OpenGL braucht einen DRM-Render-Knoten (/dev/dri/renderD...), und es gibt keinen, der benutzt werden darf.</translation>
    </message>
    <message>
        <source>OpenGL cannot be started on the render node.</source>
        <translation>OpenGL lässt sich auf dem Render-Knoten nicht starten.</translation>
    </message>
    <message>
        <source>Spice with OpenGL needs a DRM render node, and there is none that may be used.</source>
        <translation>Spice mit OpenGL braucht einen DRM-Render-Knoten, und es gibt keinen, der benutzt werden darf.</translation>
    </message>
    <message>
        <source>The render node is not there, or this user may not open it.</source>
        <translation>Der Render-Knoten ist nicht da, oder dieser Benutzer darf ihn nicht öffnen.</translation>
    </message>
    <message>
        <source>Spice with OpenGL listens nowhere or on a socket, not on a port.</source>
        <translation>Spice mit OpenGL lauscht nirgends oder auf einem Socket, nicht auf einem Port.</translation>
    </message>
    <message>
        <source>This display has no OpenGL: use egl-headless, Spice, GTK, SDL or D-Bus.</source>
        <translation>Diese Anzeige hat kein OpenGL: benutzen Sie egl-headless, Spice, GTK, SDL oder D-Bus.</translation>
    </message>
    <message>
        <source>VNC has no OpenGL of its own: it goes through egl-headless.</source>
        <translation>VNC hat kein eigenes OpenGL: es geht über egl-headless.</translation>
    </message>
    <message>
        <source>Two displays give OpenGL; QEMU takes one.</source>
        <translation>Zwei Anzeigen bringen OpenGL mit; QEMU nimmt eine.</translation>
    </message>
    <message>
        <source>A viewer that cannot take a dmabuf is connected to a vGPU that gives one.</source>
        <translation>Ein Betrachter, der kein dmabuf annehmen kann, ist mit einer vGPU verbunden, die eines liefert.</translation>
    </message>
    <message>
        <source>A viewer without OpenGL is connected to a vGPU that needs it.</source>
        <translation>Ein Betrachter ohne OpenGL ist mit einer vGPU verbunden, die es braucht.</translation>
    </message>
    <message>
        <source>GTK&apos;s OpenGL cannot take a dmabuf here: the desktop&apos;s EGL is needed.</source>
        <translation>Das OpenGL von GTK kann hier kein dmabuf annehmen: das EGL der Arbeitsumgebung ist nötig.</translation>
    </message>
    <message>
        <source>A viewer without OpenGL is connected to a vGPU whose picture another display takes.</source>
        <translation>Ein Betrachter ohne OpenGL ist mit einer vGPU verbunden, deren Bild eine andere Anzeige nimmt.</translation>
    </message>
    <message>
        <source>3D acceleration of the video device needs a display with OpenGL.</source>
        <translation>Die 3D-Beschleunigung des Video-Geräts braucht eine Anzeige mit OpenGL.</translation>
    </message>
    <message>
        <source>Blob resources of virtio video need /dev/udmabuf.</source>
        <translation>Blob-Ressourcen von virtio-Video brauchen /dev/udmabuf.</translation>
    </message>
    <message>
        <source>This QEMU has no Spice, or its package is not installed (qemu-system-modules-spice).</source>
        <translation>Dieses QEMU hat kein Spice, oder dessen Paket ist nicht installiert (qemu-system-modules-spice).</translation>
    </message>
    <message>
        <source>This QEMU does not know this kind of display.</source>
        <translation>Dieses QEMU kennt diese Art von Anzeige nicht.</translation>
    </message>
    <message>
        <source>This display is not in this QEMU, or its package is not installed (qemu-system-gui, qemu-system-modules-opengl).</source>
        <translation>Diese Anzeige ist nicht in diesem QEMU, oder ihr Paket ist nicht installiert (qemu-system-gui, qemu-system-modules-opengl).</translation>
    </message>
    <message>
        <source>A part of QEMU is missing: the line names the package.</source>
        <translation>Ein Teil von QEMU fehlt: die Zeile nennt das Paket.</translation>
    </message>
    <message>
        <source>There is no desktop on which a window could open.</source>
        <translation>Es gibt keine Arbeitsumgebung, in der sich ein Fenster öffnen könnte.</translation>
    </message>
    <message>
        <source>Another program listens on this address or port.</source>
        <translation>Ein anderes Programm lauscht auf dieser Adresse oder diesem Port.</translation>
    </message>
    <message>
        <source>The path of a socket has at most 107 characters.</source>
        <translation>Der Pfad eines Sockets hat höchstens 107 Zeichen.</translation>
    </message>
    <message>
        <source>KVM cannot be used: /dev/kvm is missing or this user may not open it.</source>
        <translation>KVM ist nicht benutzbar: /dev/kvm fehlt, oder dieser Benutzer darf es nicht öffnen.</translation>
    </message>
    <message>
        <source>KVM cannot be used on this host.</source>
        <translation>KVM ist auf diesem Host nicht benutzbar.</translation>
    </message>
    <message>
        <source>This QEMU does not have this machine type.</source>
        <translation>Dieses QEMU hat diesen Maschinentyp nicht.</translation>
    </message>
    <message>
        <source>This QEMU does not have this device, or its package is not installed.</source>
        <translation>Dieses QEMU hat dieses Gerät nicht, oder dessen Paket ist nicht installiert.</translation>
    </message>
    <message>
        <source>This host has not enough free memory for the guest.</source>
        <translation>Dieser Host hat nicht genug freien Arbeitsspeicher für den Gast.</translation>
    </message>
    <message>
        <source>Another process uses this disk image.</source>
        <translation>Ein anderer Prozess benutzt dieses Datenträgerabbild.</translation>
    </message>
    <message>
        <source>not a firmware descriptor: %1</source>
        <translation>keine Firmware-Beschreibung: %1</translation>
    </message>
    <message>
        <source>a firmware descriptor with the unknown device &apos;%1&apos;</source>
        <translation>eine Firmware-Beschreibung mit dem unbekannten Gerät „%1“</translation>
    </message>
    <message>
        <source>a firmware descriptor that names no file</source>
        <translation>eine Firmware-Beschreibung, die keine Datei nennt</translation>
    </message>
    <message>
        <source>QEMU %1 (%2)</source>
        <translation>QEMU %1 (%2)</translation>
    </message>
    <message>
        <source>recorded capabilities of QEMU %1 for %2; no QEMU of this machine was asked</source>
        <translation>aufgezeichnete Fähigkeiten von QEMU %1 für %2; kein QEMU dieses Rechners wurde gefragt</translation>
    </message>
    <message>
        <source>capabilities of QEMU %1 from the file %2</source>
        <translation>Fähigkeiten von QEMU %1 aus der Datei %2</translation>
    </message>
    <message>
        <source>a setting&apos;s name is expected</source>
        <translation>hier wird der Name einer Einstellung erwartet</translation>
    </message>
    <message>
        <source>an equals sign is expected</source>
        <translation>hier wird ein Gleichheitszeichen erwartet</translation>
    </message>
    <message>
        <source>a new line is expected after the value</source>
        <translation>nach dem Wert wird eine neue Zeile erwartet</translation>
    </message>
    <message>
        <source>a number, a quoted string or a list is expected</source>
        <translation>hier wird eine Zahl, ein Text in Anführungszeichen oder eine Liste erwartet</translation>
    </message>
    <message>
        <source>this is no number</source>
        <translation>das ist keine Zahl</translation>
    </message>
    <message>
        <source>a string is not closed</source>
        <translation>ein Text ist nicht abgeschlossen</translation>
    </message>
    <message>
        <source>a list is not closed</source>
        <translation>eine Liste ist nicht abgeschlossen</translation>
    </message>
    <message>
        <source>a comma or a closing bracket is expected in a list</source>
        <translation>in einer Liste wird ein Komma oder eine schließende Klammer erwartet</translation>
    </message>
    <message>
        <source>not an answer of QEMU&apos;s machine protocol: %1</source>
        <translation>keine Antwort des Maschinenprotokolls von QEMU: %1</translation>
    </message>
    <message>
        <source>The viewer&apos;s sound goes to an audio device that is not there.</source>
        <translation>Der Ton des Betrachters geht an ein Audio-Gerät, das es nicht gibt.</translation>
    </message>
    <message>
        <source>Use the default audio device</source>
        <translation>Voreingestelltes Audio-Gerät verwenden</translation>
    </message>
    <message>
        <source>Remove the second one</source>
        <translation>Zweites entfernen</translation>
    </message>
    <message>
        <source>Let the sound go nowhere</source>
        <translation>Ton nirgendwohin leiten</translation>
    </message>
    <message>
        <source>An audio device with a value that libvirt does not know</source>
        <translation>Ein Audio-Gerät mit einem Wert, den libvirt nicht kennt</translation>
    </message>
    <message>
        <source>A viewer with an audio device that is not there</source>
        <translation>Ein Betrachter mit einem Audio-Gerät, das es nicht gibt</translation>
    </message>
    <message>
        <source>D-Bus with another kind of audio</source>
        <translation>D-Bus mit einer anderen Art von Audio</translation>
    </message>
    <message>
        <source>Two audio devices with one number</source>
        <translation>Zwei Audio-Geräte mit einer Nummer</translation>
    </message>
    <message>
        <source>Spice audio without Spice</source>
        <translation>Spice-Audio ohne Spice</translation>
    </message>
    <message>
        <source>Turn the display of the vGPU off</source>
        <translation>Anzeige der vGPU ausschalten</translation>
    </message>
    <message>
        <source>Add OpenGL without a window (egl-headless)</source>
        <translation>OpenGL ohne Fenster (egl-headless)</translation>
    </message>
    <message>
        <source>Replace the viewers by a local Spice with OpenGL</source>
        <translation>Durch ein lokales Spice mit OpenGL ersetzen</translation>
    </message>
    <message>
        <source>Let Spice listen nowhere and use OpenGL (viewers on this host)</source>
        <translation>Spice mit OpenGL, ohne Port (Betrachter hier)</translation>
    </message>
    <message>
        <source>Make the vGPU the only display (video none)</source>
        <translation>vGPU als einzige Anzeige (Video none)</translation>
    </message>
    <message>
        <source>Only a PCI device (model vfio-pci) can show a picture.</source>
        <translation>Nur ein PCI-Gerät (Modell vfio-pci) kann ein Bild zeigen.</translation>
    </message>
    <message>
        <source>Remove “%1”</source>
        <translation>„%1“ entfernen</translation>
    </message>
    <message>
        <source>This QEMU cannot show a boot picture on a vGPU.</source>
        <translation>Dieses QEMU kann auf einer vGPU kein Startbild zeigen.</translation>
    </message>
    <message>
        <source>Turn the boot picture (ramfb) off</source>
        <translation>Startbild (ramfb) ausschalten</translation>
    </message>
    <message>
        <source>The boot picture (ramfb) is shown on the display of the vGPU, which is off.</source>
        <translation>Das Startbild (ramfb) erscheint auf der Anzeige der vGPU, und die ist aus.</translation>
    </message>
    <message>
        <source>Turn the display of the vGPU on</source>
        <translation>Anzeige der vGPU einschalten</translation>
    </message>
    <message>
        <source>The video device and the vGPU both want to show the boot picture (ramfb).</source>
        <translation>Das Video-Gerät und die vGPU wollen beide das Startbild (ramfb) zeigen.</translation>
    </message>
    <message>
        <source>Only one vGPU can show the boot picture (ramfb).</source>
        <translation>Nur eine vGPU kann das Startbild (ramfb) zeigen.</translation>
    </message>
    <message>
        <source>Turn the boot picture (ramfb) of this vGPU off</source>
        <translation>Startbild (ramfb) dieser vGPU ausschalten</translation>
    </message>
    <message>
        <source>This vGPU has no picture to show; it can only compute.</source>
        <translation>Diese vGPU hat kein Bild zu zeigen; sie kann nur rechnen.</translation>
    </message>
    <message>
        <source>How this vGPU shows its picture is not known. Those of Intel usually need OpenGL, and no OpenGL is configured.</source>
        <translation>Wie diese vGPU ihr Bild zeigt, ist nicht bekannt. Die von Intel brauchen meist OpenGL, und OpenGL ist nicht eingerichtet.</translation>
    </message>
    <message>
        <source>How this vGPU shows its picture is not known. Those of NVIDIA usually need no OpenGL; if this one does, QEMU will not start.</source>
        <translation>Wie diese vGPU ihr Bild zeigt, ist nicht bekannt. Die von NVIDIA brauchen meist kein OpenGL; falls diese doch, startet QEMU nicht.</translation>
    </message>
    <message>
        <source>How this vGPU shows its picture is not known. If it does so through a dmabuf, it needs OpenGL, and no OpenGL is configured.</source>
        <translation>Wie diese vGPU ihr Bild zeigt, ist nicht bekannt. Falls über ein dmabuf, braucht sie OpenGL, und OpenGL ist nicht eingerichtet.</translation>
    </message>
    <message>
        <source>This vGPU shows its picture through a dmabuf, which needs OpenGL, and no OpenGL is configured.</source>
        <translation>Diese vGPU zeigt ihr Bild über ein dmabuf, das OpenGL braucht, und OpenGL ist nicht eingerichtet.</translation>
    </message>
    <message>
        <source>This vGPU gives its picture as a dmabuf, and a viewer of this guest cannot take that in this QEMU.</source>
        <translation>Diese vGPU liefert ihr Bild als dmabuf, und ein Betrachter dieses Gasts kann das in diesem QEMU nicht annehmen.</translation>
    </message>
    <message>
        <source>How this vGPU shows its picture is not known. If it does so through a dmabuf, a viewer of this guest cannot take it in this QEMU.</source>
        <translation>Wie diese vGPU ihr Bild zeigt, ist nicht bekannt. Falls über ein dmabuf, kann ein Betrachter dieses Gasts es in diesem QEMU nicht annehmen.</translation>
    </message>
    <message>
        <source>No &lt;video&gt; is written, so libvirt adds an emulated display. VNC will show that one first, not the vGPU.</source>
        <translation>Es ist kein &lt;video&gt; angegeben, deshalb fügt libvirt eine emulierte Anzeige hinzu. VNC zeigt diese zuerst, nicht die vGPU.</translation>
    </message>
    <message>
        <source>No &lt;video&gt; is written, so libvirt adds an emulated display: the guest will have two.</source>
        <translation>Es ist kein &lt;video&gt; angegeben, deshalb fügt libvirt eine emulierte Anzeige hinzu: der Gast hat dann zwei.</translation>
    </message>
    <message>
        <source>VNC shows one display, and the first is this emulated one, not the vGPU.</source>
        <translation>VNC zeigt eine Anzeige, und die erste ist diese emulierte, nicht die vGPU.</translation>
    </message>
    <message>
        <source>The screen stays dark until the guest&apos;s graphics driver has started: there is no emulated display and no boot picture (ramfb).</source>
        <translation>Der Bildschirm bleibt dunkel, bis der Grafiktreiber des Gasts gestartet ist: es gibt weder eine emulierte Anzeige noch ein Startbild (ramfb).</translation>
    </message>
    <message>
        <source>Turn the boot picture (ramfb) on</source>
        <translation>Startbild (ramfb) einschalten</translation>
    </message>
    <message>
        <source>A display on what is no PCI device</source>
        <translation>Eine Anzeige an etwas, das kein PCI-Gerät ist</translation>
    </message>
    <message>
        <source>A boot picture (ramfb) on what is no PCI device</source>
        <translation>Ein Startbild (ramfb) an etwas, das kein PCI-Gerät ist</translation>
    </message>
    <message>
        <source>A QEMU without boot picture (ramfb) on vGPUs</source>
        <translation>Ein QEMU ohne Startbild (ramfb) auf vGPUs</translation>
    </message>
    <message>
        <source>A boot picture (ramfb) on a vGPU with display off</source>
        <translation>Ein Startbild (ramfb) an einer vGPU mit ausgeschalteter Anzeige</translation>
    </message>
    <message>
        <source>Two devices that want to show the boot picture (ramfb)</source>
        <translation>Zwei Geräte, die das Startbild (ramfb) zeigen wollen</translation>
    </message>
    <message>
        <source>The same vGPU twice on one command line</source>
        <translation>Dieselbe vGPU zweimal in einer Befehlszeile</translation>
    </message>
    <message>
        <source>Display on of a vGPU without a picture</source>
        <translation>Eingeschaltete Anzeige einer vGPU ohne Bild</translation>
    </message>
    <message>
        <source>Display on without the OpenGL that the vGPU needs</source>
        <translation>Eingeschaltete Anzeige ohne das OpenGL, das die vGPU braucht</translation>
    </message>
    <message>
        <source>A viewer that this QEMU cannot connect to this vGPU</source>
        <translation>Ein Betrachter, den dieses QEMU nicht mit dieser vGPU verbinden kann</translation>
    </message>
    <message>
        <source>The emulated display that libvirt adds</source>
        <translation>Die emulierte Anzeige, die libvirt hinzufügt</translation>
    </message>
    <message>
        <source>VNC that shows another display than the vGPU</source>
        <translation>VNC, das eine andere Anzeige als die vGPU zeigt</translation>
    </message>
    <message>
        <source>A screen that is dark while the guest boots</source>
        <translation>Ein Bildschirm, der beim Start des Gasts dunkel ist</translation>
    </message>
    <message>
        <source>VNC cannot throw out viewers when the password changes.</source>
        <translation>VNC kann Betrachter nicht hinauswerfen, wenn sich das Passwort ändert.</translation>
    </message>
    <message>
        <source>Keep connected viewers</source>
        <translation>Verbundene Betrachter behalten</translation>
    </message>
    <message>
        <source>Say whether OpenGL is wanted.</source>
        <translation>Geben Sie an, ob OpenGL gewünscht ist.</translation>
    </message>
    <message>
        <source>Turn OpenGL off</source>
        <translation>OpenGL ausschalten</translation>
    </message>
    <message>
        <source>A graphics device without a type</source>
        <translation>Ein Grafikgerät ohne Typ</translation>
    </message>
    <message>
        <source>A graphics type that libvirt does not know</source>
        <translation>Ein Grafiktyp, den libvirt nicht kennt</translation>
    </message>
    <message>
        <source>A VNC port that is no number</source>
        <translation>Ein VNC-Port, der keine Zahl ist</translation>
    </message>
    <message>
        <source>A Spice port that is no number</source>
        <translation>Ein Spice-Port, der keine Zahl ist</translation>
    </message>
    <message>
        <source>A graphics setting with a value that libvirt does not know</source>
        <translation>Eine Grafikeinstellung mit einem Wert, den libvirt nicht kennt</translation>
    </message>
    <message>
        <source>Until when a password is valid</source>
        <translation>Bis wann ein Passwort gilt</translation>
    </message>
    <message>
        <source>What happens to viewers when the password changes</source>
        <translation>Was mit Betrachtern geschieht, wenn sich das Passwort ändert</translation>
    </message>
    <message>
        <source>What VNC can do to viewers when the password changes</source>
        <translation>Was VNC mit Betrachtern tun kann, wenn sich das Passwort ändert</translation>
    </message>
    <message>
        <source>OpenGL that is neither on nor off</source>
        <translation>OpenGL, das weder an noch aus ist</translation>
    </message>
    <message>
        <source>OpenGL that is neither yes nor no</source>
        <translation>OpenGL, das weder yes noch no ist</translation>
    </message>
    <message>
        <source>So says libvirt 9.0; libvirt 11.1 and later know RDP.</source>
        <translation>So sagt es libvirt 9.0; libvirt 11.1 und neuer kennen RDP.</translation>
    </message>
    <message>
        <source>It does not say on which virtual network.</source>
        <translation>Es ist nicht angegeben, auf welchem virtuellen Netzwerk.</translation>
    </message>
    <message>
        <source>VNC itself knows no longer passwords.</source>
        <translation>VNC selbst kennt keine längeren Passwörter.</translation>
    </message>
    <message>
        <source>Remove the TLS port</source>
        <translation>TLS-Port entfernen</translation>
    </message>
    <message>
        <source>QEMU %1 cannot show %2 here: perhaps a package with that part of it is missing.</source>
        <translation>QEMU %1 kann %2 hier nicht zeigen: vielleicht fehlt ein Paket mit diesem Teil.</translation>
    </message>
    <message>
        <source>Everybody who can reach this host can see and use the guest: it listens on %1 without a password.</source>
        <translation>Jeder, der diesen Host erreicht, kann den Gast sehen und bedienen: er lauscht ohne Passwort auf %1.</translation>
    </message>
    <message>
        <source>Listen on 127.0.0.1 only</source>
        <translation>Nur auf 127.0.0.1 lauschen</translation>
    </message>
    <message>
        <source>A listen on a network that is not named</source>
        <translation>Ein listen auf einem Netzwerk, das nicht genannt wird</translation>
    </message>
    <message>
        <source>D-Bus both peer to peer and at an address</source>
        <translation>D-Bus zugleich Peer-to-Peer und an einer Adresse</translation>
    </message>
    <message>
        <source>A VNC password that is too long</source>
        <translation>Ein VNC-Passwort, das zu lang ist</translation>
    </message>
    <message>
        <source>A QEMU without VNC power control</source>
        <translation>Ein QEMU ohne Ein/Aus-Steuerung über VNC</translation>
    </message>
    <message>
        <source>A TLS port where TLS is off</source>
        <translation>Ein TLS-Port, wo TLS aus ist</translation>
    </message>
    <message>
        <source>A viewer that everybody can reach</source>
        <translation>Ein Betrachter, den jeder erreichen kann</translation>
    </message>
    <message>
        <source>Take out what only a running guest has</source>
        <translation>Laufzeitangaben entfernen</translation>
    </message>
    <message>
        <source>This turns the boot picture on behind libvirt&apos;s back. libvirt has ramfb=&apos;on&apos; for it.</source>
        <translation>Das schaltet das Startbild hinter dem Rücken von libvirt ein. libvirt hat dafür ramfb=&apos;on&apos;.</translation>
    </message>
    <message>
        <source>This turns the display on behind libvirt&apos;s back. libvirt has display=&apos;on&apos; for it.</source>
        <translation>Das schaltet die Anzeige hinter dem Rücken von libvirt ein. libvirt hat dafür display=&apos;on&apos;.</translation>
    </message>
    <message>
        <source>“x-display” was the name before QEMU 2.12. libvirt has display=&apos;on&apos; for it.</source>
        <translation>„x-display“ war der Name vor QEMU 2.12. libvirt hat dafür display=&apos;on&apos;.</translation>
    </message>
    <message>
        <source>This driver comes by itself with ramfb=&apos;on&apos;, which libvirt knows.</source>
        <translation>Dieser Treiber kommt von selbst mit ramfb=&apos;on&apos;, das libvirt kennt.</translation>
    </message>
    <message>
        <source>An old trick for the boot picture of Intel&apos;s vGPUs; ramfb=&apos;on&apos; does it without.</source>
        <translation>Ein alter Kniff für das Startbild der vGPUs von Intel; mit ramfb=&apos;on&apos; geht es ohne.</translation>
    </message>
    <message>
        <source>An old trick to be rid of the emulated display; &lt;video&gt;&lt;model type=&apos;none&apos;/&gt; does it.</source>
        <translation>Ein alter Kniff, um die emulierte Anzeige loszuwerden; &lt;video&gt;&lt;model type=&apos;none&apos;/&gt; tut das.</translation>
    </message>
    <message>
        <source>An old workaround for Mesa on Intel; it is no longer needed and can break OpenGL.</source>
        <translation>Ein alter Umweg für Mesa auf Intel; er ist nicht mehr nötig und kann OpenGL stören.</translation>
    </message>
    <message>
        <source>Remove it</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Say it in libvirt&apos;s words</source>
        <translation>Mit libvirt-XML ausdrücken</translation>
    </message>
    <message>
        <source>“%1” on a PCI device is known to libvirt 10.3 and later; libvirt 9.0, as which this is judged, ignores it.</source>
        <translation>„%1“ an einem PCI-Gerät kennen libvirt 10.3 und neuer; libvirt 9.0, nach dem hier geurteilt wird, übergeht es.</translation>
    </message>
    <message>
        <source>“%1” on a PCI device is known to libvirt 12.1 and later; libvirt 9.0, as which this is judged, ignores it.</source>
        <translation>„%1“ an einem PCI-Gerät kennen libvirt 12.1 und neuer; libvirt 9.0, nach dem hier geurteilt wird, übergeht es.</translation>
    </message>
    <message>
        <source>Judged by a QEMU that is not of this machine</source>
        <translation>Beurteilt nach einem QEMU, das nicht von diesem Rechner ist</translation>
    </message>
    <message>
        <source>The XML of a running guest</source>
        <translation>Das XML eines laufenden Gasts</translation>
    </message>
    <message>
        <source>Old tricks on the command line</source>
        <translation>Alte Kniffe auf der Befehlszeile</translation>
    </message>
    <message>
        <source>What only a newer libvirt knows</source>
        <translation>Was nur ein neueres libvirt kennt</translation>
    </message>
    <message>
        <source>Remove this vGPU from the guest</source>
        <translation>Diese vGPU entfernen</translation>
    </message>
    <message>
        <source>There is no vGPU %1 on this host.</source>
        <translation>Auf diesem Host gibt es keine vGPU %1.</translation>
    </message>
    <message>
        <source>This vGPU is defined, but not started now. Start it, or restart the host.</source>
        <translation>Diese vGPU ist definiert, aber jetzt nicht gestartet. Starten Sie sie, oder starten Sie den Host neu.</translation>
    </message>
    <message>
        <source>This vGPU is defined, but not started, and it will not start by itself.</source>
        <translation>Diese vGPU ist definiert, aber nicht gestartet, und sie startet nicht von selbst.</translation>
    </message>
    <message>
        <source>This vGPU is in use now, by %1.</source>
        <translation>Diese vGPU ist jetzt in Benutzung, durch %1.</translation>
    </message>
    <message>
        <source>The guest %1 has this vGPU too, and it runs.</source>
        <translation>Der Gast %1 hat diese vGPU auch, und er läuft.</translation>
    </message>
    <message>
        <source>The guest %1 has this vGPU too: only one of the two can run at a time.</source>
        <translation>Der Gast %1 hat diese vGPU auch: nur einer der beiden kann zur gleichen Zeit laufen.</translation>
    </message>
    <message>
        <source>Set the model to %1</source>
        <translation>Modell auf %1 setzen</translation>
    </message>
    <message>
        <source>This vGPU cannot be started now: its GPU has no room left for the type %1. Remove another vGPU first.</source>
        <translation>Diese vGPU kann jetzt nicht gestartet werden: ihre GPU hat keinen Platz mehr für den Typ %1. Entfernen Sie zuerst eine andere vGPU.</translation>
    </message>
    <message>
        <source>This vGPU does not start by itself after a restart of the host.</source>
        <translation>Diese vGPU startet nach einem Neustart des Hosts nicht von selbst.</translation>
    </message>
    <message>
        <source>This vGPU is gone after a restart of the host: it is not defined.</source>
        <translation>Diese vGPU ist nach einem Neustart des Hosts weg: sie ist nicht definiert.</translation>
    </message>
    <message>
        <source>A guest can have one vGPU of an Intel GPU (i915), not two.</source>
        <translation>Ein Gast kann eine vGPU einer Intel-GPU (i915) haben, nicht zwei.</translation>
    </message>
    <message>
        <source>A vGPU of Intel (i915) works with KVM only, and this guest runs without it.</source>
        <translation>Eine vGPU von Intel (i915) arbeitet nur mit KVM, und dieser Gast läuft ohne.</translation>
    </message>
    <message>
        <source>Run the guest with KVM</source>
        <translation>Gast mit KVM betreiben</translation>
    </message>
    <message>
        <source>NVIDIA&apos;s driver needs the guest to have a UUID, and none is written. libvirt makes one when the guest is defined.</source>
        <translation>Für den Treiber von NVIDIA muss der Gast eine UUID haben, und es ist keine angegeben. libvirt vergibt eine, wenn der Gast definiert wird.</translation>
    </message>
    <message>
        <source>%1 looks like a type for computing (series C). Those often have no picture, and then QEMU will not start with display on.</source>
        <translation>%1 sieht nach einem Typ zum Rechnen aus (Serie C). Diese haben oft kein Bild, und dann startet QEMU mit eingeschalteter Anzeige nicht.</translation>
    </message>
    <message>
        <source>A vGPU that another guest has too</source>
        <translation>Eine vGPU, die auch ein anderer Gast hat</translation>
    </message>
    <message>
        <source>A model that is not the vGPU&apos;s</source>
        <translation>Ein Modell, das nicht das der vGPU ist</translation>
    </message>
    <message>
        <source>A vGPU that is in use</source>
        <translation>Eine vGPU, die in Benutzung ist</translation>
    </message>
    <message>
        <source>A vGPU that is not on this host</source>
        <translation>Eine vGPU, die nicht auf diesem Host ist</translation>
    </message>
    <message>
        <source>A vGPU that is not started</source>
        <translation>Eine vGPU, die nicht gestartet ist</translation>
    </message>
    <message>
        <source>A vGPU for which there is no room</source>
        <translation>Eine vGPU, für die kein Platz ist</translation>
    </message>
    <message>
        <source>A vGPU that a restart of the host takes away</source>
        <translation>Eine vGPU, die ein Neustart des Hosts wegnimmt</translation>
    </message>
    <message>
        <source>Two vGPUs of Intel in one guest</source>
        <translation>Zwei vGPUs von Intel in einem Gast</translation>
    </message>
    <message>
        <source>A vGPU of Intel without KVM</source>
        <translation>Eine vGPU von Intel ohne KVM</translation>
    </message>
    <message>
        <source>A guest without a UUID and a vGPU of NVIDIA</source>
        <translation>Ein Gast ohne UUID und eine vGPU von NVIDIA</translation>
    </message>
    <message>
        <source>Display on of a vGPU for computing</source>
        <translation>Eingeschaltete Anzeige einer vGPU zum Rechnen</translation>
    </message>
    <message>
        <source>Set the mode to “subsystem”</source>
        <translation>Modus auf „subsystem“ setzen</translation>
    </message>
    <message>
        <source>Only mediated devices and SCSI hosts have a model.</source>
        <translation>Nur vermittelte Geräte (mdev) und SCSI-Hosts haben ein Modell.</translation>
    </message>
    <message>
        <source>The model says how QEMU passes the vGPU on; for a GPU it is vfio-pci.</source>
        <translation>Das Modell sagt, wie QEMU die vGPU weitergibt; bei einer GPU ist es vfio-pci.</translation>
    </message>
    <message>
        <source>QEMU knows “auto”, libvirt does not: choose on or off.</source>
        <translation>QEMU kennt „auto“, libvirt nicht: wählen Sie on oder off.</translation>
    </message>
    <message>
        <source>The display of a vGPU is on or off.</source>
        <translation>Die Anzeige einer vGPU ist on oder off.</translation>
    </message>
    <message>
        <source>The boot picture of a vGPU is on or off.</source>
        <translation>Das Startbild einer vGPU ist on oder off.</translation>
    </message>
    <message>
        <source>It does not say which vGPU is meant.</source>
        <translation>Es ist nicht angegeben, welche vGPU gemeint ist.</translation>
    </message>
    <message>
        <source>“%1” is no UUID.</source>
        <translation>„%1“ ist keine UUID.</translation>
    </message>
    <message>
        <source>A mode of host device that libvirt does not know</source>
        <translation>Ein Modus eines Host-Geräts, den libvirt nicht kennt</translation>
    </message>
    <message>
        <source>A host device without a type</source>
        <translation>Ein Host-Gerät ohne Typ</translation>
    </message>
    <message>
        <source>A type of host device that libvirt does not know</source>
        <translation>Ein Typ eines Host-Geräts, den libvirt nicht kennt</translation>
    </message>
    <message>
        <source>A host device without a source</source>
        <translation>Ein Host-Gerät ohne Quelle</translation>
    </message>
    <message>
        <source>A start-up policy on what is no USB device</source>
        <translation>Eine Startregel (startupPolicy) an etwas, das kein USB-Gerät ist</translation>
    </message>
    <message>
        <source>A model on a host device that has none</source>
        <translation>Ein Modell an einem Host-Gerät, das keines hat</translation>
    </message>
    <message>
        <source>A vGPU without a model</source>
        <translation>Eine vGPU ohne Modell</translation>
    </message>
    <message>
        <source>A vGPU model that libvirt does not know</source>
        <translation>Ein vGPU-Modell, das libvirt nicht kennt</translation>
    </message>
    <message>
        <source>A vGPU display that is neither on nor off</source>
        <translation>Eine vGPU-Anzeige, die weder an noch aus ist</translation>
    </message>
    <message>
        <source>A boot picture (ramfb) that is neither on nor off</source>
        <translation>Ein Startbild (ramfb), das weder an noch aus ist</translation>
    </message>
    <message>
        <source>A vGPU that is not named</source>
        <translation>Eine vGPU, die nicht genannt wird</translation>
    </message>
    <message>
        <source>A vGPU without a UUID</source>
        <translation>Eine vGPU ohne UUID</translation>
    </message>
    <message>
        <source>A vGPU whose UUID is none</source>
        <translation>Eine vGPU, deren UUID keine ist</translation>
    </message>
    <message>
        <source>A boot order that is no number</source>
        <translation>Eine Startreihenfolge, die keine Zahl ist</translation>
    </message>
    <message>
        <source>Remove the address; libvirt will choose one</source>
        <translation>Adresse entfernen; libvirt wählt eine</translation>
    </message>
    <message>
        <source>Do not boot from this device</source>
        <translation>Nicht von diesem Gerät starten</translation>
    </message>
    <message>
        <source>Keep the boot order of the devices</source>
        <translation>Startreihenfolge der Geräte behalten</translation>
    </message>
    <message>
        <source>CCW devices are of IBM Z; this QEMU is not for it.</source>
        <translation>CCW-Geräte gehören zu IBM Z; dieses QEMU ist nicht dafür.</translation>
    </message>
    <message>
        <source>AP devices are of IBM Z; this QEMU is not for it.</source>
        <translation>AP-Geräte gehören zu IBM Z; dieses QEMU ist nicht dafür.</translation>
    </message>
    <message>
        <source>Remove this device from the guest</source>
        <translation>Dieses Gerät entfernen</translation>
    </message>
    <message>
        <source>A guest cannot boot from a vGPU.</source>
        <translation>Ein Gast kann nicht von einer vGPU starten.</translation>
    </message>
    <message>
        <source>This QEMU can pass the vGPU on, but cannot show its picture.</source>
        <translation>Dieses QEMU kann die vGPU weitergeben, aber ihr Bild nicht zeigen.</translation>
    </message>
    <message>
        <source>Remove “display”</source>
        <translation>„display“ entfernen</translation>
    </message>
    <message>
        <source>The vGPU shall show its picture, but the guest has no viewer (Spice or VNC).</source>
        <translation>Die vGPU soll ihr Bild zeigen, aber der Gast hat keinen Betrachter (Spice oder VNC).</translation>
    </message>
    <message>
        <source>Remove the ROM settings</source>
        <translation>ROM-Einstellungen entfernen</translation>
    </message>
    <message>
        <source>The same vGPU is given to this guest twice.</source>
        <translation>Dieselbe vGPU ist diesem Gast zweimal gegeben.</translation>
    </message>
    <message>
        <source>Only one vGPU can show the boot picture.</source>
        <translation>Nur eine vGPU kann das Startbild zeigen.</translation>
    </message>
    <message>
        <source>Remove the second alias</source>
        <translation>Zweiten Alias entfernen</translation>
    </message>
    <message>
        <source>A guest address that does not fit the vGPU&apos;s model</source>
        <translation>Eine Gastadresse, die nicht zum Modell der vGPU passt</translation>
    </message>
    <message>
        <source>Boot order of devices beside that of the system</source>
        <translation>Startreihenfolge der Geräte neben der des Systems</translation>
    </message>
    <message>
        <source>Two devices with the same place in the boot order</source>
        <translation>Zwei Geräte mit demselben Platz in der Startreihenfolge</translation>
    </message>
    <message>
        <source>A QEMU without vGPUs</source>
        <translation>Ein QEMU ohne vGPUs</translation>
    </message>
    <message>
        <source>A QEMU without AP devices</source>
        <translation>Ein QEMU ohne AP-Geräte</translation>
    </message>
    <message>
        <source>A QEMU without CCW devices</source>
        <translation>Ein QEMU ohne CCW-Geräte</translation>
    </message>
    <message>
        <source>Booting from a vGPU</source>
        <translation>Starten von einer vGPU</translation>
    </message>
    <message>
        <source>A QEMU that cannot show a vGPU&apos;s picture</source>
        <translation>Ein QEMU, das das Bild einer vGPU nicht zeigen kann</translation>
    </message>
    <message>
        <source>A vGPU with display on and no viewer</source>
        <translation>Eine vGPU mit eingeschalteter Anzeige und kein Betrachter</translation>
    </message>
    <message>
        <source>Two AP devices</source>
        <translation>Zwei AP-Geräte</translation>
    </message>
    <message>
        <source>ROM settings on what is no PCI device</source>
        <translation>ROM-Einstellungen an etwas, das kein PCI-Gerät ist</translation>
    </message>
    <message>
        <source>The same vGPU twice in this guest</source>
        <translation>Dieselbe vGPU zweimal in diesem Gast</translation>
    </message>
    <message>
        <source>Two boot pictures (ramfb)</source>
        <translation>Zwei Startbilder (ramfb)</translation>
    </message>
    <message>
        <source>Two devices with one alias</source>
        <translation>Zwei Geräte mit einem Alias</translation>
    </message>
    <message>
        <source>The same thing is said twice, and differently.</source>
        <translation>Dasselbe ist zweimal gesagt, und verschieden.</translation>
    </message>
    <message>
        <source>Keep what the &lt;listen&gt; element says: %1</source>
        <translation>Angabe von &lt;listen&gt; behalten: %1</translation>
    </message>
    <message>
        <source>A kind of listen that libvirt does not know</source>
        <translation>Eine Art von listen, die libvirt nicht kennt</translation>
    </message>
    <message>
        <source>Where a viewer listens, said twice and differently</source>
        <translation>Wo ein Betrachter lauscht, zweimal und verschieden gesagt</translation>
    </message>
    <message>
        <source>A listen attribute that belongs to another kind of listen</source>
        <translation>Ein listen-Attribut, das zu einer anderen Art von listen gehört</translation>
    </message>
    <message>
        <source>Do without OpenGL</source>
        <translation>Auf OpenGL verzichten</translation>
    </message>
    <message>
        <source>Use %1</source>
        <translation>%1 verwenden</translation>
    </message>
    <message>
        <source>A window of its own (SDL, D-Bus) brings its own OpenGL.</source>
        <translation>Ein eigenes Fenster (SDL, D-Bus) bringt sein eigenes OpenGL mit.</translation>
    </message>
    <message>
        <source>Remove egl-headless</source>
        <translation>egl-headless entfernen</translation>
    </message>
    <message>
        <source>Remove the viewer “%1”</source>
        <translation>Betrachter „%1“ entfernen</translation>
    </message>
    <message>
        <source>Turn the OpenGL of Spice off</source>
        <translation>OpenGL von Spice ausschalten</translation>
    </message>
    <message>
        <source>Spice and egl-headless both bring OpenGL; only one of them may.</source>
        <translation>Spice und egl-headless bringen beide OpenGL mit; nur eines darf.</translation>
    </message>
    <message>
        <source>Let QEMU choose the render node</source>
        <translation>Render-Knoten von QEMU wählen lassen</translation>
    </message>
    <message>
        <source>Spice with OpenGL works only for viewers on this host, and this one listens on a port.</source>
        <translation>Spice mit OpenGL geht nur für Betrachter auf diesem Host, und dieses lauscht auf einem Port.</translation>
    </message>
    <message>
        <source>Let Spice listen nowhere (viewers on this host only)</source>
        <translation>Spice nirgends lauschen lassen (Betrachter hier)</translation>
    </message>
    <message>
        <source>Take the OpenGL of egl-headless instead</source>
        <translation>Stattdessen OpenGL von egl-headless</translation>
    </message>
    <message>
        <source>OpenGL needs a render node of a GPU, and this host has none.</source>
        <translation>OpenGL braucht einen Render-Knoten einer GPU, und dieser Host hat keinen.</translation>
    </message>
    <message>
        <source>This host has no render node %1.</source>
        <translation>Dieser Host hat keinen Render-Knoten %1.</translation>
    </message>
    <message>
        <source>You may not use %1, so QEMU started by you will fail; libvirt gives its own user access. Being in the group “render” usually helps.</source>
        <translation>Sie dürfen %1 nicht benutzen, deshalb scheitert ein von Ihnen gestartetes QEMU; libvirt gibt seinem eigenen Benutzer Zugriff. Meist hilft es, in der Gruppe „render“ zu sein.</translation>
    </message>
    <message>
        <source>This host has several GPUs, and it is not said which one makes the OpenGL: libvirt takes the first that the folder happens to list.</source>
        <translation>Dieser Host hat mehrere GPUs, und es ist nicht angegeben, welche das OpenGL bereitstellt: libvirt nimmt die erste, die der Ordner zufällig aufführt.</translation>
    </message>
    <message>
        <source>3D acceleration needs OpenGL, and no OpenGL is configured.</source>
        <translation>3D-Beschleunigung braucht OpenGL, und OpenGL ist nicht eingerichtet.</translation>
    </message>
    <message>
        <source>Turn 3D acceleration off</source>
        <translation>3D-Beschleunigung ausschalten</translation>
    </message>
    <message>
        <source>egl-headless beside a window</source>
        <translation>egl-headless neben einem Fenster</translation>
    </message>
    <message>
        <source>OpenGL of Spice and of egl-headless</source>
        <translation>OpenGL von Spice und von egl-headless</translation>
    </message>
    <message>
        <source>A QEMU without OpenGL in Spice</source>
        <translation>Ein QEMU ohne OpenGL in Spice</translation>
    </message>
    <message>
        <source>A QEMU whose Spice takes no render node</source>
        <translation>Ein QEMU, dessen Spice keinen Render-Knoten annimmt</translation>
    </message>
    <message>
        <source>A QEMU whose egl-headless takes no render node</source>
        <translation>Ein QEMU, dessen egl-headless keinen Render-Knoten annimmt</translation>
    </message>
    <message>
        <source>OpenGL on a host without GPU devices</source>
        <translation>OpenGL auf einem Host ohne GPU-Geräte</translation>
    </message>
    <message>
        <source>OpenGL on a host without render nodes</source>
        <translation>OpenGL auf einem Host ohne Render-Knoten</translation>
    </message>
    <message>
        <source>A render node that you may not use</source>
        <translation>Ein Render-Knoten, den Sie nicht benutzen dürfen</translation>
    </message>
    <message>
        <source>Two OpenGL contexts for one display</source>
        <translation>Zwei OpenGL-Kontexte für eine Anzeige</translation>
    </message>
    <message>
        <source>Spice with OpenGL on a port</source>
        <translation>Spice mit OpenGL auf einem Port</translation>
    </message>
    <message>
        <source>OpenGL on a host with several GPUs</source>
        <translation>OpenGL auf einem Host mit mehreren GPUs</translation>
    </message>
    <message>
        <source>3D acceleration without OpenGL</source>
        <translation>3D-Beschleunigung ohne OpenGL</translation>
    </message>
    <message>
        <source>It can be: %1.</source>
        <translation>Möglich sind: %1.</translation>
    </message>
    <message>
        <source>the host is not known</source>
        <translation>der Host ist nicht bekannt</translation>
    </message>
    <message>
        <source>QEMU&apos;s abilities are not known</source>
        <translation>die Fähigkeiten von QEMU sind nicht bekannt</translation>
    </message>
    <message>
        <source>libvirt&apos;s qemu.conf is not known</source>
        <translation>die qemu.conf von libvirt ist nicht bekannt</translation>
    </message>
    <message>
        <source>other guests are not known</source>
        <translation>andere Gäste sind nicht bekannt</translation>
    </message>
    <message>
        <source>Not checked: %1 (%2).</source>
        <translation>Nicht geprüft: %1 (%2).</translation>
    </message>
    <message>
        <source>Keep the first &lt;listen&gt; only</source>
        <translation>Nur das erste &lt;listen&gt; behalten</translation>
    </message>
    <message>
        <source>The ports of VNC begin at 5900.</source>
        <translation>Die Ports von VNC beginnen bei 5900.</translation>
    </message>
    <message>
        <source>Let libvirt choose the port</source>
        <translation>Port von libvirt wählen lassen</translation>
    </message>
    <message>
        <source>Allow both kinds of connection</source>
        <translation>Beide Arten von Verbindung erlauben</translation>
    </message>
    <message>
        <source>Spice shall be encrypted, and libvirt&apos;s TLS for Spice is off on this host.</source>
        <translation>Spice soll verschlüsselt sein, und das TLS von libvirt für Spice ist auf diesem Host aus.</translation>
    </message>
    <message>
        <source>Ports below 1024 belong to the system: QEMU does not run as root and may not open this one.</source>
        <translation>Ports unter 1024 gehören dem System: QEMU läuft nicht als root und darf diesen nicht öffnen.</translation>
    </message>
    <message>
        <source>A viewer that listens at two places</source>
        <translation>Ein Betrachter, der an zwei Stellen lauscht</translation>
    </message>
    <message>
        <source>Two viewers of one type</source>
        <translation>Zwei Betrachter eines Typs</translation>
    </message>
    <message>
        <source>A VNC port out of range</source>
        <translation>Ein VNC-Port außerhalb des Bereichs</translation>
    </message>
    <message>
        <source>Encrypted Spice without TLS</source>
        <translation>Verschlüsseltes Spice ohne TLS</translation>
    </message>
    <message>
        <source>Unencrypted Spice with TLS only</source>
        <translation>Unverschlüsseltes Spice nur mit TLS</translation>
    </message>
    <message>
        <source>An automatic TLS port where TLS is off</source>
        <translation>Ein automatischer TLS-Port, wo TLS aus ist</translation>
    </message>
    <message>
        <source>A Spice port that belongs to the system</source>
        <translation>Ein Spice-Port, der dem System gehört</translation>
    </message>
    <message>
        <source>“none” means that the guest has no emulated display; here it has one.</source>
        <translation>„none“ bedeutet, dass der Gast keine emulierte Anzeige hat; hier hat er eine.</translation>
    </message>
    <message>
        <source>Remove the other video devices</source>
        <translation>Andere Video-Geräte entfernen</translation>
    </message>
    <message>
        <source>Keep the other video devices and remove “none”</source>
        <translation>Andere behalten, „none“ entfernen</translation>
    </message>
    <message>
        <source>The render node belongs on the &lt;gl&gt; of the graphics device.</source>
        <translation>Der Render-Knoten gehört an das &lt;gl&gt; des Grafikgeräts.</translation>
    </message>
    <message>
        <source>Remove the resolution</source>
        <translation>Auflösung entfernen</translation>
    </message>
    <message>
        <source>Remove the address</source>
        <translation>Adresse entfernen</translation>
    </message>
    <message>
        <source>Only virtio and qxl can be a second display.</source>
        <translation>Nur virtio und qxl können eine zweite Anzeige sein.</translation>
    </message>
    <message>
        <source>Remove this video device</source>
        <translation>Dieses Video-Gerät entfernen</translation>
    </message>
    <message>
        <source>Use one head</source>
        <translation>Nur einen Bildschirm verwenden</translation>
    </message>
    <message>
        <source>Turn 2D acceleration off</source>
        <translation>2D-Beschleunigung ausschalten</translation>
    </message>
    <message>
        <source>Make it a second display</source>
        <translation>Zur zweiten Anzeige machen</translation>
    </message>
    <message>
        <source>A video setting with a value that libvirt does not know</source>
        <translation>Eine Video-Einstellung mit einem Wert, den libvirt nicht kennt</translation>
    </message>
    <message>
        <source>A video model that libvirt does not know</source>
        <translation>Ein Video-Modell, das libvirt nicht kennt</translation>
    </message>
    <message>
        <source>No video beside another video</source>
        <translation>Kein Video neben einem anderen Video</translation>
    </message>
    <message>
        <source>A vhost-user video that is not virtio</source>
        <translation>Ein vhost-user-Video, das nicht virtio ist</translation>
    </message>
    <message>
        <source>A render node on a video device</source>
        <translation>Ein Render-Knoten an einem Video-Gerät</translation>
    </message>
    <message>
        <source>Memory that only qxl has</source>
        <translation>Speicher, den nur qxl hat</translation>
    </message>
    <message>
        <source>An address on a ramfb video</source>
        <translation>Eine Adresse an einem ramfb-Video</translation>
    </message>
    <message>
        <source>A second video that can only be the first</source>
        <translation>Ein zweites Video, das nur das erste sein kann</translation>
    </message>
    <message>
        <source>Several heads on a video with one</source>
        <translation>Mehrere Bildschirme an einem Video mit nur einem</translation>
    </message>
    <message>
        <source>2D acceleration</source>
        <translation>2D-Beschleunigung</translation>
    </message>
    <message>
        <source>A resolution on a video that takes none</source>
        <translation>Eine Auflösung an einem Video, das keine annimmt</translation>
    </message>
    <message>
        <source>The size of video memory</source>
        <translation>Die Größe des Videospeichers</translation>
    </message>
    <message>
        <source>3D acceleration on a video that is not virtio</source>
        <translation>3D-Beschleunigung an einem Video, das nicht virtio ist</translation>
    </message>
    <message>
        <source>Two primary videos</source>
        <translation>Zwei primäre Videos</translation>
    </message>
    <message>
        <source>%1 is not on this host</source>
        <translation>%1 ist nicht auf diesem Host</translation>
    </message>
    <message>
        <source>A graphics type that QEMU does not have</source>
        <translation>Ein Grafiktyp, den QEMU nicht hat</translation>
    </message>
    <message>
        <source>A viewer that this QEMU does not have</source>
        <translation>Ein Betrachter, den dieses QEMU nicht hat</translation>
    </message>
    <message>
        <source>This is the XML of a running guest. Changes take effect when it is next started, and what only the running guest has (ports, aliases) does not belong in it.</source>
        <translation>Das ist das XML eines laufenden Gasts. Änderungen wirken beim nächsten Start, und was nur der laufende Gast hat (Ports, Aliase), gehört nicht hinein.</translation>
    </message>
    <message>
        <source>A kind of listen that this graphics type does not have</source>
        <translation>Eine Art von listen, die dieser Grafiktyp nicht hat</translation>
    </message>
    <message>
        <source>A render node that this host does not have</source>
        <translation>Ein Render-Knoten, den dieser Host nicht hat</translation>
    </message>
    <message>
        <source>A video model that this QEMU does not have</source>
        <translation>Ein Video-Modell, das dieses QEMU nicht hat</translation>
    </message>
    <message>
        <source>3D acceleration that this QEMU does not have</source>
        <translation>3D-Beschleunigung, die dieses QEMU nicht hat</translation>
    </message>
    <message>
        <source>The guest&apos;s sound goes nowhere: only Spice could carry it.</source>
        <translation>Der Ton des Gasts geht nirgendwohin: Nur Spice könnte ihn übertragen.</translation>
    </message>
    <message>
        <source>Only libvirt&apos;s own preview of the command line says this; a start prepares the device first.</source>
        <translation>Das sagt nur libvirts eigene Vorschau der Befehlszeile; ein Start bereitet das Gerät zuerst vor.</translation>
    </message>
    <message>
        <source>A guest that libvirt cannot complete</source>
        <translation>Ein Gast, den libvirt nicht vervollständigen kann</translation>
    </message>
    <message>
        <source>libxml2 does not take it for a RelaxNG schema: %1</source>
        <translation>libxml2 hält es nicht für ein RelaxNG-Schema: %1</translation>
    </message>
    <message>
        <source>libvirt&apos;s schema does not allow %1=&quot;%2&quot; in &lt;%3&gt;; virsh edit and virsh define --validate refuse it (libxml2: %4)</source>
        <translation>Das Schema von libvirt erlaubt %1=&quot;%2&quot; in &lt;%3&gt; nicht; „virsh edit“ und „virsh define --validate“ lehnen es ab (libxml2: %4)</translation>
    </message>
    <message>
        <source>libvirt&apos;s schema does not allow &lt;%1&gt; here, or not with this content; virsh edit and virsh define --validate refuse it (libxml2: %2)</source>
        <translation>Das Schema von libvirt erlaubt &lt;%1&gt; hier nicht oder nicht mit diesem Inhalt; „virsh edit“ und „virsh define --validate“ lehnen es ab (libxml2: %2)</translation>
    </message>
    <message>
        <source>not checked against libvirt&apos;s schema: %1</source>
        <translation>nicht mit dem Schema von libvirt geprüft: %1</translation>
    </message>
    <message>
        <source>not checked against libvirt&apos;s schema: libxml2 does not read this text</source>
        <translation>nicht mit dem Schema von libvirt geprüft: libxml2 kann diesen Text nicht lesen</translation>
    </message>
    <message>
        <source>the guest names none, so this is made from its UUID, the same each time; libvirt draws one at random when the guest is defined</source>
        <translation>der Gast nennt keine, daher wird sie aus seiner UUID gebildet, jedes Mal dieselbe; libvirt würfelt eine aus, wenn der Gast definiert wird</translation>
    </message>
    <message>
        <source>the guest has none, so this is made from its name, the same each time; libvirt draws one at random when the guest is defined</source>
        <translation>der Gast hat keine, daher wird sie aus seinem Namen gebildet, jedes Mal dieselbe; libvirt würfelt eine aus, wenn der Gast definiert wird</translation>
    </message>
    <message>
        <source>this holds no variables of a firmware</source>
        <translation>darin sind keine Variablen einer Firmware</translation>
    </message>
    <message>
        <source>this guest&apos;s own copy of the firmware&apos;s variables: without libvirt, its file and the template are only read</source>
        <translation>eigene Kopie der Firmware-Variablen dieses Gasts: ohne libvirt werden dessen Datei und die Vorlage nur gelesen</translation>
    </message>
    <message>
        <source>a start by Vitrine would make this guest&apos;s own copy of the firmware&apos;s variables; here they are kept for one run only</source>
        <translation>ein Start durch Vitrine würde eine eigene Kopie der Firmware-Variablen dieses Gasts anlegen; hier gelten sie nur für einen Lauf</translation>
    </message>
    <message>
        <source>what the guest writes into its firmware&apos;s variables is kept for this run only; `launch` makes a copy of %1 that stays</source>
        <translation>was der Gast in die Variablen seiner Firmware schreibt, gilt nur für diesen Lauf; „launch“ legt eine Kopie von %1 an, die bleibt</translation>
    </message>
    <message>
        <source>the firmware&apos;s variables are this guest&apos;s own copy of %1, made when it is started first: %2</source>
        <translation>die Variablen der Firmware sind eine eigene Kopie dieses Gasts von %1, angelegt beim ersten Start: %2</translation>
    </message>
    <message>
        <source>libvirt cannot be asked: virsh is not installed (package libvirt-clients)</source>
        <translation>libvirt kann nicht gefragt werden: virsh ist nicht installiert (Paket libvirt-clients)</translation>
    </message>
    <message>
        <source>libvirt (%1) did not answer</source>
        <translation>libvirt (%1) hat nicht geantwortet</translation>
    </message>
    <message>
        <source>libvirt (%1) cannot be asked: %2</source>
        <translation>libvirt (%1) kann nicht gefragt werden: %2</translation>
    </message>
    <message>
        <source>The %1 that only Spice could serve is removed.</source>
        <translation>Das Gerät „%1“, das nur Spice bedienen könnte, wird entfernt.</translation>
    </message>
    <message>
        <source>vGPU %1 is only defined; it can be asked when it is started</source>
        <translation>Die vGPU %1 ist nur definiert; fragen lässt sie sich, sobald sie gestartet ist</translation>
    </message>
    <message>
        <source>the vGPU has no IOMMU group</source>
        <translation>Die vGPU hat keine IOMMU-Gruppe</translation>
    </message>
    <message>
        <source>the vGPU is in use by %1</source>
        <translation>Die vGPU wird von %1 benutzt</translation>
    </message>
    <message>
        <source>the vGPU&apos;s driver did not answer: %1</source>
        <translation>Der Treiber der vGPU hat nicht geantwortet: %1</translation>
    </message>
    <message>
        <source>this host is not the machine&apos;s own: its devices cannot be asked</source>
        <translation>Dieser Host ist nicht dieser Rechner: Seine Geräte lassen sich nicht fragen</translation>
    </message>
    <message>
        <source>QEMU did not answer in time</source>
        <translation>QEMU hat nicht rechtzeitig geantwortet</translation>
    </message>
    <message>
        <source>the vGPU is in use by another process</source>
        <translation>Die vGPU wird von einem anderen Prozess benutzt</translation>
    </message>
    <message>
        <source>this user may not open it</source>
        <translation>Dieser Benutzer darf sie nicht öffnen</translation>
    </message>
    <message>
        <source>the vGPU is gone (%1)</source>
        <translation>Die vGPU gibt es nicht mehr (%1)</translation>
    </message>
    <message>
        <source>the vGPU cannot be asked (%1)</source>
        <translation>Die vGPU lässt sich nicht fragen (%1)</translation>
    </message>
    <message>
        <source>VFIO cannot be opened (%1)</source>
        <translation>VFIO lässt sich nicht öffnen (%1)</translation>
    </message>
    <message>
        <source>VFIO has no type1 IOMMU: is the module vfio_iommu_type1 loaded?</source>
        <translation>VFIO hat keine type1-IOMMU: Ist das Modul vfio_iommu_type1 geladen?</translation>
    </message>
    <message>
        <source>this is no file name</source>
        <translation>das ist kein Dateiname</translation>
    </message>
    <message>
        <source>the time of the start, adjusted by what the clock says</source>
        <translation>die Zeit des Starts, verschoben um das, was die Uhr sagt</translation>
    </message>
    <message>
        <source>what libvirt takes for the CPU where QEMU emulates it</source>
        <translation>was libvirt für die CPU hält, wo QEMU sie emuliert</translation>
    </message>
    <message>
        <source>libvirt encrypts it anew at every start</source>
        <translation>libvirt verschlüsselt es bei jedem Start neu</translation>
    </message>
    <message>
        <source>vGPU %1 is not defined: `mdev create` makes a new one</source>
        <translation>Die vGPU %1 ist nicht definiert: `mdev create` legt eine neue an</translation>
    </message>
    <message>
        <source>vGPU %1 is active already</source>
        <translation>Die vGPU %1 ist schon aktiv</translation>
    </message>
    <message>
        <source>vGPU %1 is defined already</source>
        <translation>Die vGPU %1 ist schon definiert</translation>
    </message>
    <message>
        <source>vGPU %1 has no definition: `mdev define` makes one</source>
        <translation>Die vGPU %1 hat keine Definition: `mdev define` legt eine an</translation>
    </message>
    <message>
        <source>Keep vGPU %1 of type %2 on %3 over reboots</source>
        <translation>vGPU %1 vom Typ %2 auf %3 über Neustarts behalten</translation>
    </message>
    <message>
        <source>Start vGPU %1 on %2</source>
        <translation>vGPU %1 auf %2 starten</translation>
    </message>
    <message>
        <source>Start vGPU %1 whenever %2 appears</source>
        <translation>vGPU %1 starten, sobald %2 erscheint</translation>
    </message>
    <message>
        <source>Forget the definition of vGPU %1</source>
        <translation>Definition der vGPU %1 vergessen</translation>
    </message>
    <message>
        <source>this is no definition of mdevctl</source>
        <translation>Das ist keine Definition von mdevctl</translation>
    </message>
    <message>
        <source>%1 changes the machine&apos;s own host, and %2 is another root</source>
        <translation>%1 ändert den Host dieses Rechners, und %2 ist ein anderes Wurzelverzeichnis</translation>
    </message>
    <message>
        <source>libvirt is not there: virsh is not installed, or no libvirt daemon runs</source>
        <translation>libvirt ist nicht da: virsh ist nicht installiert, oder kein Dienst von libvirt läuft</translation>
    </message>
    <message>
        <source>libvirt does not know %1 as a device that offers vGPUs; mdevctl and sysfs do</source>
        <translation>libvirt kennt %1 nicht als Gerät, das vGPUs anbietet; mdevctl und sysfs kennen es</translation>
    </message>
    <message>
        <source>libvirt does not know vGPU %1; mdevctl and sysfs do</source>
        <translation>libvirt kennt die vGPU %1 nicht; mdevctl und sysfs kennen sie</translation>
    </message>
    <message>
        <source>vGPU %1 is in use by a process that this user cannot see; stop its guest first</source>
        <translation>Die vGPU %1 wird von einem Prozess benutzt, den dieser Benutzer nicht sieht; zuerst dessen Gast anhalten</translation>
    </message>
    <message>
        <source>it was accepted and yet not done: %1</source>
        <translation>Es wurde angenommen und doch nicht getan: %1</translation>
    </message>
    <message>
        <source>libvirt (%1) says: %2</source>
        <translation>libvirt (%1) meldet: %2</translation>
    </message>
    <message>
        <source>libvirt (%1) does not show vGPU %2, which it has just defined</source>
        <translation>libvirt (%1) zeigt die vGPU %2 nicht, die es eben definiert hat</translation>
    </message>
    <message>
        <source>changing definitions of vGPUs is not permitted (%1): only root may write there</source>
        <translation>Definitionen von vGPUs zu ändern ist nicht erlaubt (%1): Dort darf nur root schreiben</translation>
    </message>
    <message>
        <source>the definition cannot be changed (%1)</source>
        <translation>Die Definition lässt sich nicht ändern (%1)</translation>
    </message>
    <message>
        <source>vGPU %1 came into use while it was being removed; it goes as soon as its user lets go</source>
        <translation>Die vGPU %1 wurde benutzt, während sie entfernt wurde; sie verschwindet, sobald ihr Benutzer sie loslässt</translation>
    </message>
    <message>
        <source>the definition of vGPU %1 sets attributes, which only mdevctl writes</source>
        <translation>Die Definition der vGPU %1 setzt Attribute, die nur mdevctl schreibt</translation>
    </message>
    <message>
        <source>mdevctl is not installed</source>
        <translation>mdevctl ist nicht installiert</translation>
    </message>
    <message>
        <source>mdevctl did not end in time</source>
        <translation>mdevctl ist nicht rechtzeitig fertig geworden</translation>
    </message>
    <message>
        <source>mdevctl may not do that as this user (%1): only root may</source>
        <translation>mdevctl darf das als dieser Benutzer nicht (%1): Das darf nur root</translation>
    </message>
    <message>
        <source>mdevctl says: %1</source>
        <translation>mdevctl meldet: %1</translation>
    </message>
    <message>
        <source>%1 is not translated: this QEMU does not have the model, and libvirt makes it of the nearest that it has</source>
        <translation>%1 wird nicht übersetzt: Dieses QEMU hat das Modell nicht, und libvirt bildet es aus dem nächsten, das es hat</translation>
    </message>
    <message>
        <source>%1 is not translated: the arguments depend on the processor of the host, which only libvirt has asked</source>
        <translation>%1 wird nicht übersetzt: Die Argumente hängen vom Prozessor des Hosts ab, den nur libvirt gefragt hat</translation>
    </message>
    <message>
        <source>%1 is not translated: it depends on the memory nodes of the host</source>
        <translation>%1 wird nicht übersetzt: Es hängt von den Speicherknoten des Hosts ab</translation>
    </message>
    <message>
        <source>%1 is not translated: where the host mounts huge pages is not known</source>
        <translation>%1 wird nicht übersetzt: Wo der Host große Seiten einhängt, ist nicht bekannt</translation>
    </message>
    <message>
        <source>%1 is not translated: the time of the start goes into the arguments</source>
        <translation>%1 wird nicht übersetzt: Die Zeit des Starts geht in die Argumente ein</translation>
    </message>
    <message>
        <source>%1 is not translated: libvirt draws one at every start</source>
        <translation>%1 wird nicht übersetzt: libvirt würfelt es bei jedem Start</translation>
    </message>
    <message>
        <source>%1 is not translated: it copies what the host says of itself</source>
        <translation>%1 wird nicht übersetzt: Es übernimmt, was der Host von sich sagt</translation>
    </message>
    <message>
        <source>A Spice viewer that only this host can reach: the guest had none for the picture.</source>
        <translation>Ein Spice-Betrachter, den nur dieser Host erreicht: Der Gast hatte keinen für das Bild.</translation>
    </message>
    <message>
        <source>the guest has no %1</source>
        <translation>Der Gast hat kein %1</translation>
    </message>
    <message>
        <source>%1 has no display: only vfio-pci has</source>
        <translation>%1 hat keine Anzeige: Nur vfio-pci hat eine</translation>
    </message>
    <message>
        <source>The card is kept for a guest as a whole, so no vGPU can be made of it.</source>
        <translation>Die Karte ist als Ganzes für einen Gast zurückgelegt, deshalb lässt sich keine vGPU daraus machen.</translation>
    </message>
    <message>
        <source>Give the card back to its own driver: take it out of vfio-pci&apos;s ids and start again.</source>
        <translation>Geben Sie die Karte ihrem eigenen Treiber zurück: nehmen Sie sie aus den ids von vfio-pci und starten Sie neu.</translation>
    </message>
    <message>
        <source>The driver xe makes no mediated devices. Its cards share themselves out as virtual functions (SR-IOV), where they can.</source>
        <translation>Der Treiber xe erzeugt keine mediated devices. Seine Karten teilen sich als virtuelle Funktionen auf (SR-IOV), wo sie es können.</translation>
    </message>
    <message>
        <source>i915 makes vGPUs (GVT-g) only when it is told to.</source>
        <translation>i915 erzeugt vGPUs (GVT-g) nur, wenn man es ihm sagt.</translation>
    </message>
    <message>
        <source>Add i915.enable_gvt=1 to the kernel&apos;s command line and start again.</source>
        <translation>Fügen Sie der Befehlszeile des Kernels i915.enable_gvt=1 hinzu und starten Sie neu.</translation>
    </message>
    <message>
        <source>GVT-g does not work together with the GuC.</source>
        <translation>GVT-g arbeitet nicht mit dem GuC zusammen.</translation>
    </message>
    <message>
        <source>Set i915.enable_guc=0 and start again.</source>
        <translation>Setzen Sie i915.enable_guc=0 und starten Sie neu.</translation>
    </message>
    <message>
        <source>This kernel was built without GVT-g.</source>
        <translation>Dieser Kernel wurde ohne GVT-g gebaut.</translation>
    </message>
    <message>
        <source>Install a kernel with CONFIG_DRM_I915_GVT_KVMGT and CONFIG_VFIO_MDEV.</source>
        <translation>Installieren Sie einen Kernel mit CONFIG_DRM_I915_GVT_KVMGT und CONFIG_VFIO_MDEV.</translation>
    </message>
    <message>
        <source>The module that offers the vGPUs of Intel is not loaded.</source>
        <translation>Das Modul, das die vGPUs von Intel anbietet, ist nicht geladen.</translation>
    </message>
    <message>
        <source>Load it, and name it in /etc/modules-load.d to have it after a restart.</source>
        <translation>Laden Sie es, und nennen Sie es in /etc/modules-load.d, damit es auch nach einem Neustart da ist.</translation>
    </message>
    <message>
        <source>The card&apos;s aperture is too small for any type of vGPU.</source>
        <translation>Die Apertur der Karte ist für jeden Typ von vGPU zu klein.</translation>
    </message>
    <message>
        <source>Raise the aperture size in the firmware&apos;s setup.</source>
        <translation>Vergrößern Sie die Apertur im Setup der Firmware.</translation>
    </message>
    <message>
        <source>Everything that can be set is set, and the card offers nothing. GVT-g exists from Broadwell to Comet Lake; the kernel&apos;s log says whether it took this card.</source>
        <translation>Alles, was sich einstellen lässt, ist eingestellt, und die Karte bietet nichts an. GVT-g gibt es von Broadwell bis Comet Lake; das Protokoll des Kernels sagt, ob es diese Karte genommen hat.</translation>
    </message>
    <message>
        <source>The driver nouveau makes no vGPUs.</source>
        <translation>Der Treiber nouveau erzeugt keine vGPUs.</translation>
    </message>
    <message>
        <source>Install NVIDIA&apos;s vGPU host driver, which comes with the vGPU software.</source>
        <translation>Installieren Sie NVIDIAs vGPU-Treiber für Hosts, der zur vGPU-Software gehört.</translation>
    </message>
    <message>
        <source>No driver of NVIDIA is bound to the card.</source>
        <translation>An die Karte ist kein Treiber von NVIDIA gebunden.</translation>
    </message>
    <message>
        <source>The vGPUs of this card are virtual functions, and none is there. They are gone after every restart.</source>
        <translation>Die vGPUs dieser Karte sind virtuelle Funktionen, und keine ist da. Nach jedem Neustart sind sie weg.</translation>
    </message>
    <message>
        <source>Make them.</source>
        <translation>Erzeugen Sie sie.</translation>
    </message>
    <message>
        <source>Install NVIDIA&apos;s vGPU host driver, which brings sriov-manage, and make them.</source>
        <translation>Installieren Sie NVIDIAs vGPU-Treiber für Hosts, der sriov-manage mitbringt, und erzeugen Sie sie.</translation>
    </message>
    <message>
        <source>This is NVIDIA&apos;s driver for desktops, which makes no vGPUs.</source>
        <translation>Das ist NVIDIAs Treiber für Arbeitsplätze, der keine vGPUs erzeugt.</translation>
    </message>
    <message>
        <source>The types of NVIDIA&apos;s vGPUs appear when its services have run, and this one does not run.</source>
        <translation>Die Typen der vGPUs von NVIDIA erscheinen, wenn deren Dienste gelaufen sind, und dieser läuft nicht.</translation>
    </message>
    <message>
        <source>Start the services.</source>
        <translation>Starten Sie die Dienste.</translation>
    </message>
    <message>
        <source>Nothing that can be read stands in the way, and the card offers nothing. The log of NVIDIA&apos;s services tells more.</source>
        <translation>Nichts Lesbares steht im Weg, und die Karte bietet nichts an. Das Protokoll der Dienste von NVIDIA sagt mehr.</translation>
    </message>
    <message>
        <source>AMD&apos;s cards share themselves out as virtual functions (MxGPU), which need AMD&apos;s own driver; they make no mediated devices.</source>
        <translation>AMDs Karten teilen sich als virtuelle Funktionen auf (MxGPU), was AMDs eigenen Treiber braucht; mediated devices erzeugen sie nicht.</translation>
    </message>
    <message>
        <source>The card&apos;s driver offers no mediated devices.</source>
        <translation>Der Treiber der Karte bietet keine mediated devices an.</translation>
    </message>
    <message>
        <source>vGPUs of %1</source>
        <translation>vGPUs von %1</translation>
    </message>
    <message>
        <source>The card offers vGPUs.</source>
        <translation>Die Karte bietet vGPUs an.</translation>
    </message>
    <message>
        <source>Types of vGPUs</source>
        <translation>Typen von vGPUs</translation>
    </message>
    <message>
        <source>This host offers vGPUs.</source>
        <translation>Dieser Host bietet vGPUs an.</translation>
    </message>
    <message>
        <source>No device of this host offers vGPUs. The checks of the cards say why.</source>
        <translation>Kein Gerät dieses Hosts bietet vGPUs an. Die Prüfungen der Karten sagen, warum.</translation>
    </message>
    <message>
        <source>There are parents of vGPUs, and none of them offers a type.</source>
        <translation>Es gibt Eltern von vGPUs, und keines bietet einen Typ an.</translation>
    </message>
    <message>
        <source>This host has no graphics card that could offer vGPUs.</source>
        <translation>Dieser Host hat keine Grafikkarte, die vGPUs anbieten könnte.</translation>
    </message>
    <message>
        <source>Room for a vGPU</source>
        <translation>Platz für eine vGPU</translation>
    </message>
    <message>
        <source>Another vGPU can be made.</source>
        <translation>Eine weitere vGPU lässt sich erzeugen.</translation>
    </message>
    <message>
        <source>No further vGPU can be made, but one that is there is free.</source>
        <translation>Eine weitere vGPU lässt sich nicht erzeugen, aber eine vorhandene ist frei.</translation>
    </message>
    <message>
        <source>All room is taken.</source>
        <translation>Aller Platz ist belegt.</translation>
    </message>
    <message>
        <source>Stop one of the guests above and remove its vGPU. A type of another size may have room again when all of a card&apos;s vGPUs are gone.</source>
        <translation>Beenden Sie einen der genannten Gäste und entfernen Sie seine vGPU. Ein Typ anderer Größe hat vielleicht wieder Platz, wenn alle vGPUs einer Karte weg sind.</translation>
    </message>
    <message>
        <source>Nothing is in use, and yet no type has room.</source>
        <translation>Nichts ist in Benutzung, und doch hat kein Typ Platz.</translation>
    </message>
    <message>
        <source>Intel: raise the aperture size in the firmware&apos;s setup, or let the host use fewer screens. NVIDIA: look at the card&apos;s ECC and MIG modes and at the log of nvidia-vgpu-mgr.</source>
        <translation>Intel: vergrößern Sie die Apertur im Setup der Firmware, oder lassen Sie den Host weniger Bildschirme benutzen. NVIDIA: sehen Sie nach dem ECC- und MIG-Modus der Karte und nach dem Protokoll von nvidia-vgpu-mgr.</translation>
    </message>
    <message>
        <source>vGPUs after a restart</source>
        <translation>vGPUs nach einem Neustart</translation>
    </message>
    <message>
        <source>Every vGPU that is there is defined, or there is none.</source>
        <translation>Jede vorhandene vGPU ist definiert, oder es gibt keine.</translation>
    </message>
    <message>
        <source>These vGPUs are gone after a restart, and guests that name them do not start.</source>
        <translation>Diese vGPUs sind nach einem Neustart weg, und Gäste, die sie nennen, starten nicht.</translation>
    </message>
    <message>
        <source>Define them, with autostart.</source>
        <translation>Definieren Sie sie, mit Autostart.</translation>
    </message>
    <message>
        <source>Definitions of mdevctl</source>
        <translation>Definitionen von mdevctl</translation>
    </message>
    <message>
        <source>Every definition names a parent and a type of this host.</source>
        <translation>Jede Definition nennt ein Elterngerät und einen Typ dieses Hosts.</translation>
    </message>
    <message>
        <source>These definitions cannot be started on this host as it is now: a card was moved, or its driver offers other types.</source>
        <translation>Diese Definitionen lassen sich auf diesem Host, wie er jetzt ist, nicht starten: eine Karte wurde umgesteckt, oder ihr Treiber bietet andere Typen an.</translation>
    </message>
    <message>
        <source>Define them anew, or forget them.</source>
        <translation>Definieren Sie sie neu, oder verwerfen Sie sie.</translation>
    </message>
    <message>
        <source>Virtualization of the processor</source>
        <translation>Virtualisierung des Prozessors</translation>
    </message>
    <message>
        <source>The flags of the processor could not be read.</source>
        <translation>Die Merkmale des Prozessors waren nicht lesbar.</translation>
    </message>
    <message>
        <source>The processor can run guests by itself.</source>
        <translation>Der Prozessor kann Gäste selbst ausführen.</translation>
    </message>
    <message>
        <source>Guests are emulated, and the vGPUs of Intel and NVIDIA refuse to work without KVM.</source>
        <translation>Gäste werden emuliert, und die vGPUs von Intel und NVIDIA verweigern ohne KVM die Arbeit.</translation>
    </message>
    <message>
        <source>Turn virtualization (VT-x, AMD-V) on in the firmware&apos;s setup; within a virtual machine, turn nested virtualization on.</source>
        <translation>Schalten Sie die Virtualisierung (VT-x, AMD-V) im Setup der Firmware ein; in einer virtuellen Maschine die verschachtelte Virtualisierung.</translation>
    </message>
    <message>
        <source>KVM</source>
        <translation>KVM</translation>
    </message>
    <message>
        <source>What this check reads was not saved with this host.</source>
        <translation>Was diese Prüfung liest, wurde mit diesem Host nicht gespeichert.</translation>
    </message>
    <message>
        <source>The vGPUs of Intel and NVIDIA need KVM; only the kernel&apos;s samples do not.</source>
        <translation>Die vGPUs von Intel und NVIDIA brauchen KVM; nur die Beispiele des Kernels brauchen es nicht.</translation>
    </message>
    <message>
        <source>Load the module of your processor, kvm_intel or kvm_amd.</source>
        <translation>Laden Sie das Modul Ihres Prozessors, kvm_intel oder kvm_amd.</translation>
    </message>
    <message>
        <source>Guests run with KVM.</source>
        <translation>Gäste laufen mit KVM.</translation>
    </message>
    <message>
        <source>libvirt can use KVM; a QEMU that this user starts cannot.</source>
        <translation>libvirt kann KVM benutzen; ein QEMU, das dieser Benutzer startet, nicht.</translation>
    </message>
    <message>
        <source>Add the user to the group of the device, and log in again.</source>
        <translation>Nehmen Sie den Benutzer in die Gruppe des Geräts auf, und melden Sie sich neu an.</translation>
    </message>
    <message>
        <source>IOMMU</source>
        <translation>IOMMU</translation>
    </message>
    <message>
        <source>Whether there is an IOMMU could not be read.</source>
        <translation>Ob es eine IOMMU gibt, war nicht lesbar.</translation>
    </message>
    <message>
        <source>The IOMMU is on: whole devices and virtual functions can be given to guests, too.</source>
        <translation>Die IOMMU ist an: auch ganze Geräte und virtuelle Funktionen lassen sich Gästen geben.</translation>
    </message>
    <message>
        <source>The vGPUs of this host are virtual functions, which need the IOMMU.</source>
        <translation>Die vGPUs dieses Hosts sind virtuelle Funktionen, die die IOMMU brauchen.</translation>
    </message>
    <message>
        <source>Turn VT-d or AMD-Vi on in the firmware&apos;s setup, add intel_iommu=on to the kernel&apos;s command line on Intel, and start again.</source>
        <translation>Schalten Sie VT-d oder AMD-Vi im Setup der Firmware ein, fügen Sie bei Intel der Befehlszeile des Kernels intel_iommu=on hinzu, und starten Sie neu.</translation>
    </message>
    <message>
        <source>The IOMMU is off. Mediated devices do not need it.</source>
        <translation>Die IOMMU ist aus. Mediated devices brauchen sie nicht.</translation>
    </message>
    <message>
        <source>Loading of modules</source>
        <translation>Laden von Modulen</translation>
    </message>
    <message>
        <source>Whether the kernel lets modules in could not be read.</source>
        <translation>Ob der Kernel Module zulässt, war nicht lesbar.</translation>
    </message>
    <message>
        <source>The kernel takes no module any more, so none of a vGPU&apos;s drivers can be loaded.</source>
        <translation>Der Kernel nimmt kein Modul mehr an, deshalb lässt sich kein Treiber einer vGPU laden.</translation>
    </message>
    <message>
        <source>Start again without kernel.modules_disabled=1.</source>
        <translation>Starten Sie neu ohne kernel.modules_disabled=1.</translation>
    </message>
    <message>
        <source>The kernel takes signed modules only: a vendor&apos;s driver that is built on this host must be signed.</source>
        <translation>Der Kernel nimmt nur signierte Module an: ein Treiber des Herstellers, der auf diesem Host gebaut wird, muss signiert sein.</translation>
    </message>
    <message>
        <source>Sign the module with a key that the firmware knows, or turn secure boot off.</source>
        <translation>Signieren Sie das Modul mit einem Schlüssel, den die Firmware kennt, oder schalten Sie Secure Boot aus.</translation>
    </message>
    <message>
        <source>Modules can be loaded.</source>
        <translation>Module lassen sich laden.</translation>
    </message>
    <message>
        <source>QEMU</source>
        <translation>QEMU</translation>
    </message>
    <message>
        <source>No QEMU was found on this machine.</source>
        <translation>Auf diesem Rechner wurde kein QEMU gefunden.</translation>
    </message>
    <message>
        <source>Install it.</source>
        <translation>Installieren Sie es.</translation>
    </message>
    <message>
        <source>This QEMU can show a vGPU in every way.</source>
        <translation>Dieses QEMU kann eine vGPU auf jede Art zeigen.</translation>
    </message>
    <message>
        <source>This QEMU lacks some ways of showing a vGPU.</source>
        <translation>Diesem QEMU fehlen einige Arten, eine vGPU zu zeigen.</translation>
    </message>
    <message>
        <source>Install the package with QEMU&apos;s OpenGL parts (qemu-system-gui and qemu-system-modules-opengl, or their like), or a newer QEMU.</source>
        <translation>Installieren Sie das Paket mit den OpenGL-Teilen von QEMU (qemu-system-gui und qemu-system-modules-opengl oder ähnliche) oder ein neueres QEMU.</translation>
    </message>
    <message>
        <source>libvirt</source>
        <translation>libvirt</translation>
    </message>
    <message>
        <source>No libvirt was found on this host. Guests can be started by QEMU alone.</source>
        <translation>Auf diesem Host wurde kein libvirt gefunden. Gäste lassen sich mit QEMU allein starten.</translation>
    </message>
    <message>
        <source>This libvirt knows display, ramfb and egl-headless of a vGPU.</source>
        <translation>Dieses libvirt kennt display, ramfb und egl-headless einer vGPU.</translation>
    </message>
    <message>
        <source>This libvirt does not know display=&apos;on&apos; of a vGPU (4.6), nor egl-headless.</source>
        <translation>Dieses libvirt kennt weder display=&apos;on&apos; einer vGPU (4.6) noch egl-headless.</translation>
    </message>
    <message>
        <source>Take a newer libvirt.</source>
        <translation>Nehmen Sie ein neueres libvirt.</translation>
    </message>
    <message>
        <source>This libvirt does not know ramfb of a vGPU (5.10).</source>
        <translation>Dieses libvirt kennt ramfb einer vGPU nicht (5.10).</translation>
    </message>
    <message>
        <source>This libvirt knows display, ramfb and egl-headless of a mediated device, and neither display nor ramfb of a virtual function (10.3).</source>
        <translation>Dieses libvirt kennt display, ramfb und egl-headless eines mediated device, aber weder display noch ramfb einer virtuellen Funktion (10.3).</translation>
    </message>
    <message>
        <source>mdevctl</source>
        <translation>mdevctl</translation>
    </message>
    <message>
        <source>vGPUs can be defined, and come back after a restart.</source>
        <translation>vGPUs lassen sich definieren und sind nach einem Neustart wieder da.</translation>
    </message>
    <message>
        <source>vGPUs can be made, and are gone after a restart: it is mdevctl that brings them back, for libvirt too.</source>
        <translation>vGPUs lassen sich erzeugen und sind nach einem Neustart weg: erst mdevctl bringt sie zurück, auch für libvirt.</translation>
    </message>
    <message>
        <source>Confinement of QEMU</source>
        <translation>Einschränkung von QEMU</translation>
    </message>
    <message>
        <source>Nothing confines QEMU but the rights of its user.</source>
        <translation>Nichts schränkt QEMU ein als die Rechte seines Benutzers.</translation>
    </message>
    <message>
        <source>libvirt confines its guests. Where OpenGL fails in a guest that libvirt started and works in one that a user started, the kernel&apos;s log names what was denied.</source>
        <translation>libvirt schränkt seine Gäste ein. Wo OpenGL in einem von libvirt gestarteten Gast scheitert und in einem vom Benutzer gestarteten geht, nennt das Protokoll des Kernels, was verweigert wurde.</translation>
    </message>
    <message>
        <source>libvirt keeps NVIDIA&apos;s own devices from its guests, which OpenGL on such a card needs.</source>
        <translation>libvirt hält seinen Gästen NVIDIAs eigene Geräte vor, die OpenGL auf einer solchen Karte braucht.</translation>
    </message>
    <message>
        <source>Add /dev/nvidiactl and /dev/nvidia0 to cgroup_device_acl, or take the render node of another card.</source>
        <translation>Fügen Sie cgroup_device_acl /dev/nvidiactl und /dev/nvidia0 hinzu, oder nehmen Sie den Render-Knoten einer anderen Karte.</translation>
    </message>
    <message>
        <source>VFIO</source>
        <translation>VFIO</translation>
    </message>
    <message>
        <source>VFIO, by which a guest gets a device, is not there.</source>
        <translation>VFIO, womit ein Gast ein Gerät bekommt, ist nicht da.</translation>
    </message>
    <message>
        <source>Load its modules.</source>
        <translation>Laden Sie seine Module.</translation>
    </message>
    <message>
        <source>VFIO is there, and everybody may open its container.</source>
        <translation>VFIO ist da, und jeder darf seinen Container öffnen.</translation>
    </message>
    <message>
        <source>The container of VFIO is closed to this user. Some versions of systemd leave it so; the kernel makes it open to all.</source>
        <translation>Der Container von VFIO ist diesem Benutzer verschlossen. Manche Versionen von systemd lassen ihn so; der Kernel legt ihn für alle offen an.</translation>
    </message>
    <message>
        <source>Open it: the rights of a device are those of its group&apos;s node.</source>
        <translation>Öffnen Sie ihn: die Rechte an einem Gerät sind die des Knotens seiner Gruppe.</translation>
    </message>
    <message>
        <source>Devices of VFIO</source>
        <translation>Geräte von VFIO</translation>
    </message>
    <message>
        <source>This user may open every device of VFIO.</source>
        <translation>Dieser Benutzer darf jedes Gerät von VFIO öffnen.</translation>
    </message>
    <message>
        <source>libvirt&apos;s system service opens these for its guests. A QEMU that this user starts cannot, nor can this program ask them for their display.</source>
        <translation>libvirts Systemdienst öffnet diese für seine Gäste. Ein QEMU, das dieser Benutzer startet, kann es nicht, und dieses Programm kann sie nicht nach ihrer Anzeige fragen.</translation>
    </message>
    <message>
        <source>Start the guest by libvirt, or give the devices to a group by a rule of udev: SUBSYSTEM==&quot;vfio&quot;, GROUP=&quot;kvm&quot;, MODE=&quot;0660&quot;.</source>
        <translation>Starten Sie den Gast mit libvirt, oder geben Sie die Geräte durch eine udev-Regel einer Gruppe: SUBSYSTEM==&quot;vfio&quot;, GROUP=&quot;kvm&quot;, MODE=&quot;0660&quot;.</translation>
    </message>
    <message>
        <source>Memory that may be locked</source>
        <translation>Speicher, der gesperrt werden darf</translation>
    </message>
    <message>
        <source>This user may lock all memory.</source>
        <translation>Dieser Benutzer darf allen Speicher sperren.</translation>
    </message>
    <message>
        <source>A vGPU locks memory of its guest. libvirt raises the limit for its guests; a QEMU that this user starts stops, or fails later, when the guest has more memory than this.</source>
        <translation>Eine vGPU sperrt Speicher ihres Gasts. libvirt hebt die Grenze für seine Gäste an; ein QEMU, das dieser Benutzer startet, endet oder scheitert später, wenn der Gast mehr Speicher hat.</translation>
    </message>
    <message>
        <source>Raise the limit to the guest&apos;s memory and 1 GiB in /etc/security/limits.d, and log in again.</source>
        <translation>Heben Sie die Grenze in /etc/security/limits.d auf den Speicher des Gasts und 1 GiB an, und melden Sie sich neu an.</translation>
    </message>
    <message>
        <source>OpenGL for libvirt&apos;s user %1</source>
        <translation>OpenGL für libvirts Benutzer %1</translation>
    </message>
    <message>
        <source>QEMU of libvirt may open a render node.</source>
        <translation>libvirts QEMU darf einen Render-Knoten öffnen.</translation>
    </message>
    <message>
        <source>OpenGL fails in guests that libvirt starts: their QEMU may open no render node.</source>
        <translation>OpenGL scheitert in Gästen, die libvirt startet: ihr QEMU darf keinen Render-Knoten öffnen.</translation>
    </message>
    <message>
        <source>Add the user to the group of the render node, and restart libvirt.</source>
        <translation>Nehmen Sie den Benutzer in die Gruppe des Render-Knotens auf, und starten Sie libvirt neu.</translation>
    </message>
    <message>
        <source>Render nodes, for OpenGL</source>
        <translation>Render-Knoten, für OpenGL</translation>
    </message>
    <message>
        <source>OpenGL is there for vGPUs that show their picture through a dmabuf.</source>
        <translation>OpenGL ist da für vGPUs, die ihr Bild über ein dmabuf zeigen.</translation>
    </message>
    <message>
        <source>Without a render node there is no OpenGL, and so no picture of a vGPU that shows it through a dmabuf. Those with a region work.</source>
        <translation>Ohne Render-Knoten gibt es kein OpenGL und damit kein Bild einer vGPU, die es über ein dmabuf zeigt. Die mit einer region gehen.</translation>
    </message>
    <message>
        <source>Load the driver of a graphics card of this host; on one without, vgem gives a node that Mesa draws for in software.</source>
        <translation>Laden Sie den Treiber einer Grafikkarte dieses Hosts; auf einem ohne gibt vgem einen Knoten, für den Mesa in Software zeichnet.</translation>
    </message>
    <message>
        <source>This user may open no render node, so a QEMU that this user starts has no OpenGL.</source>
        <translation>Dieser Benutzer darf keinen Render-Knoten öffnen, deshalb hat ein QEMU, das er startet, kein OpenGL.</translation>
    </message>
    <message>
        <source>Add the user to the group of the render nodes, and log in again.</source>
        <translation>Nehmen Sie den Benutzer in die Gruppe der Render-Knoten auf, und melden Sie sich neu an.</translation>
    </message>
    <message>
        <source>Where a guest names no render node, QEMU takes the first. That is NVIDIA&apos;s here, with which OpenGL often fails.</source>
        <translation>Wo ein Gast keinen Render-Knoten nennt, nimmt QEMU den ersten. Das ist hier der von NVIDIA, mit dem OpenGL oft scheitert.</translation>
    </message>
    <message>
        <source>Name another one in the guest&apos;s &lt;gl rendernode=&apos;...&apos;&gt;.</source>
        <translation>Nennen Sie einen anderen in &lt;gl rendernode=&apos;...&apos;&gt; des Gasts.</translation>
    </message>
    <message>
        <source>the kernel&apos;s messages about devices cannot be heard: %1</source>
        <translation>die Meldungen des Kernels über Geräte sind nicht zu hören: %1</translation>
    </message>
    <message>
        <source>Turn the OpenGL of D-Bus off</source>
        <translation>OpenGL von D-Bus ausschalten</translation>
    </message>
    <message>
        <source>%1 is no function of this host that a vGPU type can be set on</source>
        <translation>%1 ist keine Funktion dieses Rechners, der ein vGPU-Typ gegeben werden kann</translation>
    </message>
    <message>
        <source>the function %1 is in use by %2; stop that guest first</source>
        <translation>die Funktion %1 wird von %2 benutzt; halten Sie zuerst diesen Gast an</translation>
    </message>
    <message>
        <source>the function %1 has the type %2; set it to none first</source>
        <translation>die Funktion %1 hat den Typ %2; setzen Sie ihn zuerst auf none</translation>
    </message>
    <message>
        <source>%1 offers no type %2 now</source>
        <translation>%1 bietet jetzt keinen Typ %2 an</translation>
    </message>
    <message>
        <source>Take the vGPU type from the function %1</source>
        <translation>Der Funktion %1 den vGPU-Typ nehmen</translation>
    </message>
    <message>
        <source>Set the vGPU type %1 on the function %2</source>
        <translation>Den vGPU-Typ %1 auf der Funktion %2 setzen</translation>
    </message>
    <message>
        <source>an SR-IOV function of the GPU %1: a guest gets it whole, as a PCI device; its picture is not to be had through QEMU</source>
        <translation>eine SR-IOV-Funktion der GPU %1: Ein Gast bekommt sie ganz, als PCI-Gerät; ihr Bild ist durch QEMU nicht zu haben</translation>
    </message>
    <message>
        <source>nobody answered whether that is permitted</source>
        <translation>niemand hat geantwortet, ob das erlaubt ist</translation>
    </message>
    <message>
        <source>that was not permitted (Permission denied): %1</source>
        <translation>das wurde nicht erlaubt (Permission denied): %1</translation>
    </message>
    <message>
        <source>a word is too long</source>
        <translation>ein Wort ist zu lang</translation>
    </message>
    <message>
        <source>a word is empty, or holds what is no text</source>
        <translation>ein Wort ist leer oder enthält, was kein Text ist</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no name</source>
        <translation>„%1“ ist kein Name</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is neither auto nor manual</source>
        <translation>„%1“ ist weder auto noch manual</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no PCI address</source>
        <translation>„%1“ ist keine PCI-Adresse</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is neither a number nor none</source>
        <translation>„%1“ ist weder eine Zahl noch none</translation>
    </message>
    <message>
        <source>there is no vGPU %1 on this host</source>
        <translation>auf diesem Rechner gibt es keine vGPU %1</translation>
    </message>
    <message>
        <source>too few words, or too many</source>
        <translation>zu wenige Wörter oder zu viele</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is nothing that can be asked for</source>
        <translation>„%1“ ist nichts, worum gebeten werden kann</translation>
    </message>
    <message>
        <source>too much at once</source>
        <translation>zu viel auf einmal</translation>
    </message>
    <message>
        <source>nothing is asked for</source>
        <translation>es wird um nichts gebeten</translation>
    </message>
    <message>
        <source>%1 sets no vGPU types of PCI functions; sysfs does</source>
        <translation>%1 setzt keine vGPU-Typen von PCI-Funktionen; sysfs tut es</translation>
    </message>
    <message>
        <source>setting a vGPU type is not permitted (%1): only root may write there</source>
        <translation>das Setzen eines vGPU-Typs ist nicht erlaubt (%1): Dort darf nur root schreiben</translation>
    </message>
    <message>
        <source>the vGPU type of %1 cannot be taken away (%2): a guest uses it, or has only just stopped</source>
        <translation>der vGPU-Typ von %1 kann nicht weggenommen werden (%2): Ein Gast benutzt sie oder hat eben erst angehalten</translation>
    </message>
    <message>
        <source>the driver refused to set the vGPU type %1 on %2 (%3); the kernel log may say why</source>
        <translation>der Treiber hat abgelehnt, den vGPU-Typ %1 auf %2 zu setzen (%3); das Protokoll des Kernels sagt vielleicht, warum</translation>
    </message>
</context>
<context>
    <name>vitrine::gui</name>
    <message>
        <source>demonstration host</source>
        <translation>Demonstrationshost</translation>
    </message>
    <message>
        <source>this machine</source>
        <translation>dieser Rechner</translation>
    </message>
    <message>
        <source>Line %1, column %2: %3</source>
        <translation>Zeile %1, Spalte %2: %3</translation>
    </message>
    <message>
        <source>Could not be checked</source>
        <translation>Konnte nicht geprüft werden</translation>
    </message>
    <message>
        <source>Good to know</source>
        <translation>Gut zu wissen</translation>
    </message>
    <message>
        <source>Cannot be read</source>
        <translation>Nicht lesbar</translation>
    </message>
    <message>
        <source>libvirt will refuse to save this</source>
        <translation>libvirt wird das nicht speichern</translation>
    </message>
    <message>
        <source>libvirt may refuse to save this</source>
        <translation>libvirt wird das vielleicht nicht speichern</translation>
    </message>
    <message>
        <source>libvirt will refuse to start this</source>
        <translation>libvirt wird das nicht starten</translation>
    </message>
    <message>
        <source>libvirt may refuse to start this</source>
        <translation>libvirt wird das vielleicht nicht starten</translation>
    </message>
    <message>
        <source>QEMU will refuse to start this</source>
        <translation>QEMU wird das nicht starten</translation>
    </message>
    <message>
        <source>QEMU may refuse to start this</source>
        <translation>QEMU wird das vielleicht nicht starten</translation>
    </message>
    <message>
        <source>It will start, and not do what is wanted</source>
        <translation>Es wird starten, aber nicht tun, was gewünscht ist</translation>
    </message>
    <message>
        <source>It may not do what is wanted</source>
        <translation>Es tut vielleicht nicht, was gewünscht ist</translation>
    </message>
    <message>
        <source>error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>note</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>not checked</source>
        <translation>nicht geprüft</translation>
    </message>
    <message>
        <source>vGPU</source>
        <translation>vGPU</translation>
    </message>
    <message>
        <source>Display server</source>
        <translation>Anzeigeserver</translation>
    </message>
    <message>
        <source>Viewer</source>
        <translation>Betrachter</translation>
    </message>
    <message>
        <source>works</source>
        <translation>funktioniert</translation>
    </message>
    <message>
        <source>broken</source>
        <translation>unterbrochen</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
    <message>
        <source>not used</source>
        <translation>nicht benutzt</translation>
    </message>
    <message>
        <source>Gives a libvirt guest a vGPU and gets a picture out of it.</source>
        <translation>Gibt einem libvirt-Gast eine vGPU und holt ein Bild heraus.</translation>
    </message>
    <message>
        <source>The built-in demonstration host, with its guest when no file is given.</source>
        <translation>Der eingebaute Demonstrationshost, mit seinem Gast, wenn keine Datei angegeben ist.</translation>
    </message>
    <message>
        <source>The folder that stands for /, or a saved snapshot, when the host is read.</source>
        <translation>Der Ordner, der beim Lesen des Hosts für / steht, oder ein gespeicherter Host.</translation>
    </message>
    <message>
        <source>system, light, dark or high-contrast, for this run.</source>
        <translation>system, light, dark oder high-contrast, für diesen Lauf.</translation>
    </message>
    <message>
        <source>The guest to open: libvirt domain XML.</source>
        <translation>Der zu öffnende Gast: Domain-XML von libvirt.</translation>
    </message>
    <message>
        <source>Line %1: %2</source>
        <translation>Zeile %1: %2</translation>
    </message>
    <message>
        <source>OpenGL in %1</source>
        <translation>OpenGL in %1</translation>
    </message>
</context>
<context>
    <name>vitrine::gui::AttachDialog</name>
    <message>
        <source>Attach a vGPU</source>
        <translation>Eine vGPU zuweisen</translation>
    </message>
    <message>
        <source>Choose an instance that is free, or a type of which one is made.</source>
        <translation>Wählen Sie eine freie Instanz oder einen Typ, von dem eine erzeugt wird.</translation>
    </message>
    <message>
        <source>Choose an instance that is free. For a type the command is shown that makes one.</source>
        <translation>Wählen Sie eine freie Instanz. Zu einem Typ wird der Befehl gezeigt, der eine erzeugt.</translation>
    </message>
    <message>
        <source>vGPUs to choose from</source>
        <translation>vGPUs zur Auswahl</translation>
    </message>
    <message>
        <source>Attach</source>
        <translation>Zuweisen</translation>
    </message>
    <message>
        <source>Attach the chosen vGPU</source>
        <translation>Die gewählte vGPU zuweisen</translation>
    </message>
    <message>
        <source>Nothing is chosen yet.</source>
        <translation>Noch ist nichts gewählt.</translation>
    </message>
    <message>
        <source>This guest has it already.</source>
        <translation>Dieser Gast hat sie schon.</translation>
    </message>
    <message>
        <source>%1 uses it now. Both cannot run at the same time.</source>
        <translation>%1 benutzt sie jetzt. Beide können nicht zur gleichen Zeit laufen.</translation>
    </message>
    <message>
        <source>It is defined, but not active: it has to be started before the guest.</source>
        <translation>Sie ist definiert, aber nicht aktiv: sie muss vor dem Gast gestartet werden.</translation>
    </message>
    <message>
        <source>None of this type is free.</source>
        <translation>Von diesem Typ ist keine frei.</translation>
    </message>
    <message>
        <source>Create and attach</source>
        <translation>Erzeugen und zuweisen</translation>
    </message>
    <message>
        <source>No instance of this type is made yet. Make one in a terminal, then read the host again (F5):
%1</source>
        <translation>Von diesem Typ gibt es noch keine Instanz. Legen Sie in einem Terminal eine an und lesen Sie den Host neu ein (F5):
%1</translation>
    </message>
</context>
<context>
    <name>vitrine::gui::CapabilitiesDialog</name>
    <message>
        <source>QEMU&apos;s capabilities</source>
        <translation>Fähigkeiten von QEMU</translation>
    </message>
    <message>
        <source>Filter capabilities</source>
        <translation>Fähigkeiten filtern</translation>
    </message>
    <message>
        <source>Filter machines, devices, properties</source>
        <translation>Maschinen, Geräte, Eigenschaften filtern</translation>
    </message>
    <message>
        <source>Capabilities</source>
        <translation>Fähigkeiten</translation>
    </message>
    <message>
        <source>Save …</source>
        <translation>Speichern …</translation>
    </message>
    <message>
        <source>Save the capabilities as JSON</source>
        <translation>Die Fähigkeiten als JSON speichern</translation>
    </message>
    <message>
        <source>Load …</source>
        <translation>Laden …</translation>
    </message>
    <message>
        <source>Use capabilities from a JSON file</source>
        <translation>Fähigkeiten aus einer JSON-Datei verwenden</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>JSON (*.json);;All files (*)</source>
        <translation>JSON (*.json);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Save the capabilities</source>
        <translation>Die Fähigkeiten speichern</translation>
    </message>
    <message>
        <source>Load capabilities</source>
        <translation>Fähigkeiten laden</translation>
    </message>
    <message>
        <source>Machines</source>
        <translation>Maschinen</translation>
    </message>
    <message>
        <source>alias %1</source>
        <translation>Alias %1</translation>
    </message>
    <message>
        <source>default</source>
        <translation>Vorgabe</translation>
    </message>
    <message>
        <source>deprecated</source>
        <translation>veraltet</translation>
    </message>
    <message>
        <source>up to %1 processors</source>
        <translation>bis zu %1 Prozessoren</translation>
    </message>
    <message>
        <source>Displays</source>
        <translation>Anzeigen</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>Geräte</translation>
    </message>
    <message>
        <source>Objects</source>
        <translation>Objekte</translation>
    </message>
    <message>
        <source>Options of the command line</source>
        <translation>Optionen der Befehlszeile</translation>
    </message>
    <message>
        <source>CPU models</source>
        <translation>CPU-Modelle</translation>
    </message>
    <message>
        <source>alias of %1</source>
        <translation>Alias von %1</translation>
    </message>
    <message>
        <source>Drivers and models</source>
        <translation>Treiber und Modelle</translation>
    </message>
    <message>
        <source>Accelerators</source>
        <translation>Beschleuniger</translation>
    </message>
    <message>
        <source>Audio</source>
        <translation>Audio</translation>
    </message>
    <message>
        <source>Character devices</source>
        <translation>Zeichengeräte</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netzwerk</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>Blockgeräte</translation>
    </message>
    <message>
        <source>TPM models</source>
        <translation>TPM-Modelle</translation>
    </message>
    <message>
        <source>TPM types</source>
        <translation>TPM-Typen</translation>
    </message>
    <message>
        <source>These capabilities cannot be used: %1</source>
        <translation>Diese Fähigkeiten sind nicht verwendbar: %1</translation>
    </message>
    <message>
        <source>%1 could not be written: %2</source>
        <translation>%1 konnte nicht geschrieben werden: %2</translation>
    </message>
    <message>
        <source>Saved to %1</source>
        <translation>Gespeichert unter %1</translation>
    </message>
    <message>
        <source>Use the guest&apos;s own QEMU</source>
        <translation>QEMU des Gastes verwenden</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>The guest is now judged by these, until another guest or emulator takes its place.</source>
        <translation>Der Gast wird jetzt danach beurteilt, bis ein anderer Gast oder Emulator an seine Stelle tritt.</translation>
    </message>
</context>
<context>
    <name>vitrine::gui::CommandPane</name>
    <message>
        <source>Command line</source>
        <translation>Befehlszeile</translation>
    </message>
    <message>
        <source>Style of the command line</source>
        <translation>Stil der Befehlszeile</translation>
    </message>
    <message>
        <source>As libvirt</source>
        <translation>Wie libvirt</translation>
    </message>
    <message>
        <source>Standalone</source>
        <translation>Eigenständig</translation>
    </message>
    <message>
        <source>As libvirt 9.0 runs it, or as one command that runs by itself</source>
        <translation>Wie libvirt 9.0 sie ausführt, oder als ein Befehl, der für sich allein läuft</translation>
    </message>
    <message>
        <source>Copy the command line</source>
        <translation>Die Befehlszeile kopieren</translation>
    </message>
    <message>
        <source>As one &amp;shell command</source>
        <translation>Als ein &amp;Shell-Befehl</translation>
    </message>
    <message>
        <source>One argument a &amp;line</source>
        <translation>Ein Argument pro &amp;Zeile</translation>
    </message>
    <message>
        <source>As &amp;JSON</source>
        <translation>Als &amp;JSON</translation>
    </message>
    <message>
        <source>There is no command line: %1</source>
        <translation>Es gibt keine Befehlszeile: %1</translation>
    </message>
    <message>
        <source>Line %1: %2 is not translated</source>
        <translation>Zeile %1: %2 wird nicht übersetzt</translation>
    </message>
    <message>
        <source>The command line of the open guest appears here.</source>
        <translation>Hier erscheint die Befehlszeile des offenen Gasts.</translation>
    </message>
    <message>
        <source>There is no command line to copy</source>
        <translation>Es gibt keine Befehlszeile zu kopieren</translation>
    </message>
    <message>
        <source>from %1, line %2: %3</source>
        <translation>aus %1, Zeile %2: %3</translation>
    </message>
    <message>
        <source>Judged by %1, not by the guest&apos;s own QEMU.</source>
        <translation>Beurteilt nach: %1, nicht nach dem QEMU des Gastes.</translation>
    </message>
    <message>
        <source>Use the guest&apos;s own QEMU</source>
        <translation>QEMU des Gastes verwenden</translation>
    </message>
</context>
<context>
    <name>vitrine::gui::DeviceRow</name>
    <message>
        <source>Show it in the domain XML</source>
        <translation>Im Domain-XML zeigen</translation>
    </message>
</context>
<context>
    <name>vitrine::gui::Disclosure</name>
    <message>
        <source>open</source>
        <translation>aufgeklappt</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>zugeklappt</translation>
    </message>
</context>
<context>
    <name>vitrine::gui::DisplayPathView</name>
    <message>
        <source>Display path</source>
        <translation>Bildweg</translation>
    </message>
</context>
<context>
    <name>vitrine::gui::FieldEditor</name>
    <message>
        <source>Back to the saved value</source>
        <translation>Zurück zum gespeicherten Wert</translation>
    </message>
    <message>
        <source>%1: back to the saved value</source>
        <translation>%1: zurück zum gespeicherten Wert</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>Standard</translation>
    </message>
    <message>
        <source>Default (%1)</source>
        <translation>Standard (%1)</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Ja</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Nein</translation>
    </message>
</context>
<context>
    <name>vitrine::gui::FixBanner</name>
    <message>
        <source>Other ways to fix this</source>
        <translation>Andere Wege, das zu beheben</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n weiteres</numerusform>
            <numerusform>%n weitere</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show %n more in the Problems list</source>
        <translation>
            <numerusform>%n weiteres in der Liste der Probleme zeigen</numerusform>
            <numerusform>%n weitere in der Liste der Probleme zeigen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>vitrine::gui::GoToField</name>
    <message>
        <source>Go to a field, action, vGPU or problem</source>
        <translation>Gehe zu Feld, Aktion, vGPU oder Problem</translation>
    </message>
    <message>
        <source>Go to</source>
        <translation>Gehe zu</translation>
    </message>
</context>
<context>
    <name>vitrine::gui::GraphicsCard</name>
    <message>
        <source>Graphics</source>
        <translation>Grafik</translation>
    </message>
    <message>
        <source>Viewer</source>
        <translation>Betrachter</translation>
    </message>
    <message>
        <source>Listen</source>
        <translation>Lauschen</translation>
    </message>
    <message>
        <source>OpenGL</source>
        <translation>OpenGL</translation>
    </message>
    <message>
        <source>Render node</source>
        <translation>Render-Knoten</translation>
    </message>
    <message>
        <source>All graphics settings</source>
        <translation>Alle Grafikeinstellungen</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>Video</translation>
    </message>
    <message>
        <source>Remove the viewer</source>
        <translation>Den Betrachter entfernen</translation>
    </message>
    <message>
        <source>Add a viewer</source>
        <translation>Einen Betrachter hinzufügen</translation>
    </message>
    <message>
        <source>Change the viewer</source>
        <translation>Den Betrachter ändern</translation>
    </message>
    <message>
        <source>Change where the viewer listens</source>
        <translation>Ändern, wo der Betrachter lauscht</translation>
    </message>
    <message>
        <source>Change OpenGL</source>
        <translation>OpenGL ändern</translation>
    </message>
    <message>
        <source>Change the render node</source>
        <translation>Den Render-Knoten ändern</translation>
    </message>
    <message>
        <source>Change the video model</source>
        <translation>Das Video-Modell ändern</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keiner</translation>
    </message>
    <message>
        <source>Who can reach the guest&apos;s screen</source>
        <translation>Wer den Bildschirm des Gasts erreichen kann</translation>
    </message>
    <message>
        <source>Only Spice and VNC listen</source>
        <translation>Nur Spice und VNC lauschen</translation>
    </message>
    <message>
        <source>Does not listen</source>
        <translation>Lauscht nicht</translation>
    </message>
    <message>
        <source>Default of this host</source>
        <translation>Standard dieses Hosts</translation>
    </message>
    <message>
        <source>127.0.0.1, any port</source>
        <translation>127.0.0.1, freier Port</translation>
    </message>
    <message>
        <source>0.0.0.0, every network</source>
        <translation>0.0.0.0, jedes Netz</translation>
    </message>
    <message>
        <source>A socket</source>
        <translation>Ein Socket</translation>
    </message>
    <message>
        <source>A network of libvirt</source>
        <translation>Ein Netzwerk von libvirt</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>In %1</source>
        <translation>In %1</translation>
    </message>
    <message>
        <source>In the viewer and egl-headless</source>
        <translation>Im Betrachter und in egl-headless</translation>
    </message>
    <message>
        <source>In the viewer</source>
        <translation>Im Betrachter</translation>
    </message>
    <message>
        <source>Where the OpenGL comes from that a dmabuf vGPU needs to be shown</source>
        <translation>Woher das OpenGL kommt, das eine dmabuf-vGPU braucht, um gezeigt zu werden</translation>
    </message>
    <message>
        <source>The GPU that draws</source>
        <translation>Die GPU, die zeichnet</translation>
    </message>
    <message>
        <source>Only OpenGL needs a render node: choose where OpenGL comes from first</source>
        <translation>Nur OpenGL braucht einen Render-Knoten: wählen Sie zuerst, woher OpenGL kommt</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>Not needed</source>
        <translation>Nicht nötig</translation>
    </message>
    <message>
        <source>QEMU takes the first that works</source>
        <translation>QEMU nimmt den ersten, der funktioniert</translation>
    </message>
    <message>
        <source>cannot be used by this user</source>
        <translation>von diesem Benutzer nicht benutzbar</translation>
    </message>
    <message>
        <source>Not written: libvirt adds one</source>
        <translation>Nicht angegeben: libvirt fügt eines hinzu</translation>
    </message>
    <message>
        <source>None: the vGPU is the only head</source>
        <translation>Keines: die vGPU ist der einzige Bildschirm</translation>
    </message>
    <message>
        <source>None: the guest has no screen</source>
        <translation>Keines: der Gast hat keinen Bildschirm</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 und %n weiteres</numerusform>
            <numerusform>%1 und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>Graphics %1: %2</source>
        <translation>Grafik %1: %2</translation>
    </message>
    <message>
        <source>no type</source>
        <translation>kein Typ</translation>
    </message>
    <message>
        <source>Remove graphics %1</source>
        <translation>Grafik %1 entfernen</translation>
    </message>
    <message>
        <source>Remove a graphics device</source>
        <translation>Ein Grafikgerät entfernen</translation>
    </message>
    <message>
        <source>Video %1</source>
        <translation>Video %1</translation>
    </message>
    <message>
        <source>Video %1: %2</source>
        <translation>Video %1: %2</translation>
    </message>
    <message>
        <source>Nowhere (local only)</source>
        <translation>Nirgends (nur lokal)</translation>
    </message>
</context>
<context>
    <name>vitrine::gui::GuestDocument</name>
    <message>
        <source>New guest</source>
        <translation>Neuer Gast</translation>
    </message>
</context>
<context>
    <name>vitrine::gui::GuestPanel</name>
    <message>
        <source>Give a guest a vGPU</source>
        <translation>Geben Sie einem Gast eine vGPU</translation>
    </message>
    <message>
        <source>Open a libvirt guest, or make a new one. Then drag a vGPU from the host onto it, and Vitrine shows what will be seen, what will fail, and why.</source>
        <translation>Öffnen Sie einen libvirt-Gast oder legen Sie einen neuen an. Ziehen Sie dann eine vGPU vom Host darauf, und Vitrine zeigt, was zu sehen sein wird, was scheitern wird und warum.</translation>
    </message>
    <message>
        <source>&amp;Open a guest …</source>
        <translation>Gast ö&amp;ffnen …</translation>
    </message>
    <message>
        <source>&amp;New guest …</source>
        <translation>&amp;Neuer Gast …</translation>
    </message>
    <message>
        <source>Open the &amp;demonstration guest</source>
        <translation>De&amp;monstrationsgast öffnen</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>geändert</translation>
    </message>
    <message>
        <source>Presets</source>
        <translation>Voreinstellungen</translation>
    </message>
    <message>
        <source>Display path</source>
        <translation>Bildweg</translation>
    </message>
    <message>
        <source>vGPU</source>
        <translation>vGPU</translation>
    </message>
    <message>
        <source>This guest has no vGPU yet. Drag a type or an instance from the host here, or choose one.</source>
        <translation>Dieser Gast hat noch keine vGPU. Ziehen Sie einen Typ oder eine Instanz vom Host hierher, oder wählen Sie eine.</translation>
    </message>
    <message>
        <source>Attach a vGPU …</source>
        <translation>vGPU zuweisen …</translation>
    </message>
    <message>
        <source>Attach a vGPU to this guest</source>
        <translation>Diesem Gast eine vGPU zuweisen</translation>
    </message>
    <message>
        <source>General</source>
        <translation>Allgemein</translation>
    </message>
    <message>
        <source>More settings</source>
        <translation>Weitere Einstellungen</translation>
    </message>
    <message>
        <source>Other devices</source>
        <translation>Andere Geräte</translation>
    </message>
    <message>
        <source>%1 GiB</source>
        <translation>%1 GiB</translation>
    </message>
    <message>
        <source>%1 MiB</source>
        <translation>%1 MiB</translation>
    </message>
    <message>
        <source>%1 vCPUs</source>
        <translation>%1 vCPUs</translation>
    </message>
    <message>
        <source>Attach a vGPU first</source>
        <translation>Weisen Sie zuerst eine vGPU zu</translation>
    </message>
    <message>
        <source>broken</source>
        <translation>unterbrochen</translation>
    </message>
    <message>
        <source>probably shows a picture</source>
        <translation>zeigt wahrscheinlich ein Bild</translation>
    </message>
    <message>
        <source>shows a picture</source>
        <translation>zeigt ein Bild</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
    <message>
        <source>no picture</source>
        <translation>kein Bild</translation>
    </message>
    <message numerus="yes">
        <source>%n kept as they are</source>
        <translation>
            <numerusform>%n bleibt, wie es ist</numerusform>
            <numerusform>%n bleiben, wie sie sind</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing would change: the guest is so already.</source>
        <translation>Nichts würde sich ändern: Der Gast ist schon so.</translation>
    </message>
    <message>
        <source>%1 from a file</source>
        <translation>%1 aus einer Datei</translation>
    </message>
    <message>
        <source>%1, recorded</source>
        <translation>%1, aufgezeichnet</translation>
    </message>
</context>
<context>
    <name>vitrine::gui::HostDelegate</name>
    <message>
        <source>virtual device</source>
        <translation>virtuelles Gerät</translation>
    </message>
    <message>
        <source>NUMA %1</source>
        <translation>NUMA %1</translation>
    </message>
    <message numerus="yes">
        <source>%n in use</source>
        <translation>
            <numerusform>%n belegt</numerusform>
            <numerusform>%n belegt</numerusform>
        </translation>
    </message>
    <message>
        <source>offers no types</source>
        <translation>bietet keine Typen an</translation>
    </message>
    <message numerus="yes">
        <source>room for %n</source>
        <translation>
            <numerusform>Platz für %n</numerusform>
            <numerusform>Platz für %n</numerusform>
        </translation>
    </message>
    <message>
        <source>full</source>
        <translation>voll</translation>
    </message>
    <message>
        <source>needs OpenGL</source>
        <translation>braucht OpenGL</translation>
    </message>
    <message>
        <source>no OpenGL needed</source>
        <translation>kein OpenGL nötig</translation>
    </message>
    <message>
        <source>no display</source>
        <translation>keine Anzeige</translation>
    </message>
    <message numerus="yes">
        <source>%n free</source>
        <translation>
            <numerusform>%n frei</numerusform>
            <numerusform>%n frei</numerusform>
        </translation>
    </message>
    <message>
        <source>none free</source>
        <translation>keine frei</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>other sizes in use</source>
        <translation>andere Größen belegt</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>nicht lesbar</translation>
    </message>
    <message>
        <source>this guest</source>
        <translation>dieser Gast</translation>
    </message>
    <message>
        <source>not active</source>
        <translation>nicht aktiv</translation>
    </message>
    <message>
        <source>free</source>
        <translation>frei</translation>
    </message>
</context>
<context>
    <name>vitrine::gui::HostPanel</name>
    <message>
        <source>This host has drivers for mediated devices, but none of its devices offers vGPUs.</source>
        <translation>Dieser Host hat Treiber für vermittelte Geräte (mdev), aber keines seiner Geräte bietet vGPUs an.</translation>
    </message>
    <message>
        <source>No driver on this host offers mediated devices.</source>
        <translation>Kein Treiber auf diesem Host bietet vermittelte Geräte (mdev) an.</translation>
    </message>
    <message>
        <source>No vGPUs here</source>
        <translation>Hier gibt es keine vGPUs</translation>
    </message>
    <message>
        <source>Nothing matches</source>
        <translation>Nichts passt</translation>
    </message>
    <message>
        <source>No GPU, type, instance or guest matches “%1”.</source>
        <translation>Weder GPU noch Typ, Instanz oder Gast passt zu „%1“.</translation>
    </message>
    <message>
        <source>&amp;Attach to the guest</source>
        <translation>Dem Gast &amp;zuweisen</translation>
    </message>
    <message>
        <source>&amp;Create an instance and attach it</source>
        <translation>Eine Instanz &amp;erzeugen und zuweisen</translation>
    </message>
    <message>
        <source>&amp;Remove the instance</source>
        <translation>Die Instanz en&amp;tfernen</translation>
    </message>
    <message>
        <source>&amp;Copy the name</source>
        <translation>Den Namen &amp;kopieren</translation>
    </message>
    <message>
        <source>Filter types, addresses, guests</source>
        <translation>Typen, Adressen, Gäste filtern</translation>
    </message>
    <message>
        <source>Read the host again</source>
        <translation>Den Host neu einlesen</translation>
    </message>
    <message>
        <source>Reading the host …</source>
        <translation>Host wird gelesen …</translation>
    </message>
    <message>
        <source>Host devices</source>
        <translation>Host-Geräte</translation>
    </message>
    <message>
        <source>Filter host devices</source>
        <translation>Host-Geräte filtern</translation>
    </message>
    <message>
        <source>They come with the driver of the GPU (i915 with GVT-g, NVIDIA&apos;s vGPU driver) or, to try without a GPU, with the kernel module mtty.</source>
        <translation>Sie kommen mit dem Treiber der GPU (i915 mit GVT-g, der vGPU-Treiber von NVIDIA) oder, zum Ausprobieren ohne GPU, mit dem Kernel-Modul mtty.</translation>
    </message>
    <message>
        <source>Show the demonstration host</source>
        <translation>Demonstrationshost zeigen</translation>
    </message>
    <message>
        <source>A guest can be edited all the same.</source>
        <translation>Ein Gast kann trotzdem bearbeitet werden.</translation>
    </message>
</context>
<context>
    <name>vitrine::gui::HostTreeModel</name>
    <message numerus="yes">
        <source>%n instance(s)</source>
        <translation>
            <numerusform>%n Instanz</numerusform>
            <numerusform>%n Instanzen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n free</source>
        <translation>
            <numerusform>%n frei</numerusform>
            <numerusform>%n frei</numerusform>
        </translation>
    </message>
    <message>
        <source>this guest</source>
        <translation>dieser Gast</translation>
    </message>
    <message>
        <source>free</source>
        <translation>frei</translation>
    </message>
    <message>
        <source>active</source>
        <translation>aktiv</translation>
    </message>
    <message>
        <source>not active</source>
        <translation>nicht aktiv</translation>
    </message>
    <message>
        <source>Active and defined</source>
        <translation>Aktiv und definiert</translation>
    </message>
    <message>
        <source>Active, gone after a restart of the host</source>
        <translation>Aktiv, nach einem Neustart des Hosts weg</translation>
    </message>
    <message>
        <source>Defined, not active</source>
        <translation>Definiert, nicht aktiv</translation>
    </message>
    <message>
        <source>Starts with the host</source>
        <translation>Startet mit dem Host</translation>
    </message>
    <message>
        <source>In use by %1</source>
        <translation>In Benutzung durch %1</translation>
    </message>
    <message>
        <source>Its vGPU type is %1</source>
        <translation>Ihr vGPU-Typ ist %1</translation>
    </message>
</context>
<context>
    <name>vitrine::gui::LaunchPanel</name>
    <message>
        <source>Output of QEMU</source>
        <translation>Ausgabe von QEMU</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Launch</source>
        <translation>Starten</translation>
    </message>
    <message>
        <source>Stop the guest</source>
        <translation>Den Gast beenden</translation>
    </message>
    <message>
        <source>Close the output</source>
        <translation>Die Ausgabe schließen</translation>
    </message>
    <message>
        <source>starting</source>
        <translation>startet</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>The guest runs. Its display listens on %1</source>
        <translation>Der Gast läuft. Seine Anzeige lauscht auf %1</translation>
    </message>
    <message>
        <source>ended</source>
        <translation>beendet</translation>
    </message>
    <message>
        <source>stopping</source>
        <translation>wird beendet</translation>
    </message>
    <message>
        <source>did not start</source>
        <translation>nicht gestartet</translation>
    </message>
    <message>
        <source>QEMU refused: %1</source>
        <translation>QEMU hat abgelehnt: %1</translation>
    </message>
    <message>
        <source>not started</source>
        <translation>nicht gestartet</translation>
    </message>
</context>
<context>
    <name>vitrine::gui::LibvirtPane</name>
    <message>
        <source>Ask libvirt</source>
        <translation>libvirt fragen</translation>
    </message>
    <message>
        <source>What a real libvirt makes of this guest, beside what Vitrine says. Nothing is defined or started.</source>
        <translation>Was ein echtes libvirt aus diesem Gast macht, neben dem, was Vitrine sagt. Nichts wird definiert oder gestartet.</translation>
    </message>
    <message>
        <source>libvirt&apos;s answer</source>
        <translation>Antwort von libvirt</translation>
    </message>
    <message>
        <source>Asking libvirt …</source>
        <translation>libvirt wird gefragt …</translation>
    </message>
    <message>
        <source>Open a guest first</source>
        <translation>Öffnen Sie zuerst einen Gast</translation>
    </message>
    <message>
        <source>It is being asked</source>
        <translation>Es wird gerade gefragt</translation>
    </message>
    <message>
        <source>The guest has changed since libvirt was asked: ask again.</source>
        <translation>Der Gast hat sich geändert, seit libvirt gefragt wurde: Fragen Sie noch einmal.</translation>
    </message>
    <message>
        <source>libvirt refuses this guest, in the words that Vitrine expects: %1</source>
        <translation>libvirt lehnt diesen Gast ab, mit den Worten, die Vitrine erwartet: %1</translation>
    </message>
    <message>
        <source>libvirt (%1) refuses this guest: %2</source>
        <translation>libvirt (%1) lehnt diesen Gast ab: %2</translation>
    </message>
    <message>
        <source>libvirt (%1) takes this guest; Vitrine has no command line for it: %2</source>
        <translation>libvirt (%1) nimmt diesen Gast an; Vitrine hat keine Befehlszeile für ihn: %2</translation>
    </message>
    <message>
        <source>libvirt (%1) gives the same command line. Set aside: networks, sockets and random keys, which are made at start.</source>
        <translation>libvirt (%1) gibt dieselbe Befehlszeile. Nicht verglichen: Netzwerke, Sockets und Zufallsschlüssel, die erst beim Start entstehen.</translation>
    </message>
    <message numerus="yes">
        <source>libvirt (%1) says it differently in %n line(s): − is Vitrine&apos;s, + is libvirt&apos;s.</source>
        <translation>
            <numerusform>libvirt (%1) sagt es in %n Zeile anders: − ist von Vitrine, + von libvirt.</numerusform>
            <numerusform>libvirt (%1) sagt es in %n Zeilen anders: − ist von Vitrine, + von libvirt.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>vitrine::gui::MainWindow</name>
    <message>
        <source>line %1, column %2</source>
        <translation>Zeile %1, Spalte %2</translation>
    </message>
    <message>
        <source>Fix all safe ones</source>
        <translation>Alles Sichere beheben</translation>
    </message>
    <message>
        <source>Open a guest first</source>
        <translation>Öffnen Sie zuerst einen Gast</translation>
    </message>
    <message>
        <source>It runs already</source>
        <translation>Er läuft schon</translation>
    </message>
    <message>
        <source>Start the guest with QEMU</source>
        <translation>Den Gast mit QEMU starten</translation>
    </message>
    <message>
        <source>Reading the host …</source>
        <translation>Host wird gelesen …</translation>
    </message>
    <message numerus="yes">
        <source>%n GPU(s)</source>
        <translation>
            <numerusform>%n GPU</numerusform>
            <numerusform>%n GPUs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n type(s)</source>
        <translation>
            <numerusform>%n Typ</numerusform>
            <numerusform>%n Typen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n instance(s)</source>
        <translation>
            <numerusform>%n Instanz</numerusform>
            <numerusform>%n Instanzen</numerusform>
        </translation>
    </message>
    <message>
        <source>Close the message</source>
        <translation>Die Meldung schließen</translation>
    </message>
    <message>
        <source>Open a guest first, or make a new one: then a vGPU can be attached to it.</source>
        <translation>Öffnen Sie zuerst einen Gast oder legen Sie einen neuen an: dann lässt sich ihm eine vGPU zuweisen.</translation>
    </message>
    <message>
        <source>This guest has that vGPU already.</source>
        <translation>Dieser Gast hat diese vGPU schon.</translation>
    </message>
    <message>
        <source>Attach a vGPU</source>
        <translation>Eine vGPU zuweisen</translation>
    </message>
    <message>
        <source>QEMU is still being asked what it can. Try again in a moment.</source>
        <translation>QEMU wird noch gefragt, was es kann. Versuchen Sie es gleich noch einmal.</translation>
    </message>
    <message>
        <source>Save the changes to “%1”?</source>
        <translation>Die Änderungen an „%1“ speichern?</translation>
    </message>
    <message>
        <source>Otherwise they are lost.</source>
        <translation>Sonst gehen sie verloren.</translation>
    </message>
    <message>
        <source>Open a guest</source>
        <translation>Einen Gast öffnen</translation>
    </message>
    <message>
        <source>libvirt domain XML (*.xml);;All files (*)</source>
        <translation>libvirt-Domain-XML (*.xml);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Save the guest as</source>
        <translation>Gast speichern unter</translation>
    </message>
    <message>
        <source>“%1” was changed by another program since it was opened.</source>
        <translation>„%1“ wurde von einem anderen Programm geändert, seit die Datei geöffnet wurde.</translation>
    </message>
    <message>
        <source>Saving over it loses what the other program wrote.</source>
        <translation>Beim Überschreiben geht verloren, was das andere Programm geschrieben hat.</translation>
    </message>
    <message>
        <source>Save over it</source>
        <translation>Überschreiben</translation>
    </message>
    <message>
        <source>Save as …</source>
        <translation>Speichern unter …</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Exported to %1</source>
        <translation>Nach %1 exportiert</translation>
    </message>
    <message>
        <source>Nothing yet</source>
        <translation>Noch nichts</translation>
    </message>
    <message>
        <source>&amp;New guest …</source>
        <translation>&amp;Neuer Gast …</translation>
    </message>
    <message>
        <source>&amp;Open guest …</source>
        <translation>Gast ö&amp;ffnen …</translation>
    </message>
    <message>
        <source>Open the &amp;demonstration guest</source>
        <translation>De&amp;monstrationsgast öffnen</translation>
    </message>
    <message>
        <source>&amp;Save guest</source>
        <translation>Gast &amp;speichern</translation>
    </message>
    <message>
        <source>Save &amp;as …</source>
        <translation>Speichern &amp;unter …</translation>
    </message>
    <message>
        <source>libvirt &amp;XML …</source>
        <translation>libvirt-&amp;XML …</translation>
    </message>
    <message>
        <source>&amp;Shell command …</source>
        <translation>&amp;Shell-Befehl …</translation>
    </message>
    <message>
        <source>&amp;Close guest</source>
        <translation>Gast s&amp;chließen</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederherstellen</translation>
    </message>
    <message>
        <source>&amp;Go to …</source>
        <translation>&amp;Gehe zu …</translation>
    </message>
    <message>
        <source>&amp;Attach vGPU …</source>
        <translation>vGPU &amp;zuweisen …</translation>
    </message>
    <message>
        <source>&amp;Attach what is selected</source>
        <translation>&amp;Auswahl zuweisen</translation>
    </message>
    <message>
        <source>Select a type or an instance in the host&apos;s tree first.</source>
        <translation>Wählen Sie zuerst im Baum des Hosts einen Typ oder eine Instanz.</translation>
    </message>
    <message>
        <source>&amp;Read the host again</source>
        <translation>Host &amp;neu einlesen</translation>
    </message>
    <message>
        <source>&amp;Filter host devices</source>
        <translation>Host-Geräte &amp;filtern</translation>
    </message>
    <message>
        <source>&amp;Launch</source>
        <translation>&amp;Starten</translation>
    </message>
    <message>
        <source>&amp;Stop the guest</source>
        <translation>Gast &amp;beenden</translation>
    </message>
    <message>
        <source>&amp;Copy the command line</source>
        <translation>Befehlszeile &amp;kopieren</translation>
    </message>
    <message>
        <source>&amp;Remove what only a running guest has</source>
        <translation>&amp;Laufzeitangaben entfernen</translation>
    </message>
    <message>
        <source>Remove what only a running guest has</source>
        <translation>Laufzeitangaben entfernen</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>&amp;Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation>&amp;Exportieren</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Host devices</source>
        <translation>&amp;Host-Geräte</translation>
    </message>
    <message>
        <source>&amp;Previews</source>
        <translation>&amp;Vorschauen</translation>
    </message>
    <message>
        <source>P&amp;roblems</source>
        <translation>&amp;Probleme</translation>
    </message>
    <message>
        <source>&amp;Domain XML</source>
        <translation>&amp;Domain-XML</translation>
    </message>
    <message>
        <source>&amp;Completed XML</source>
        <translation>Vollständiges &amp;XML</translation>
    </message>
    <message>
        <source>Command &amp;line</source>
        <translation>&amp;Befehlszeile</translation>
    </message>
    <message>
        <source>D&amp;iff</source>
        <translation>D&amp;iff</translation>
    </message>
    <message>
        <source>&amp;Appearance</source>
        <translation>&amp;Erscheinungsbild</translation>
    </message>
    <message>
        <source>As the &amp;system</source>
        <translation>Wie das &amp;System</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Hell</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Dunkel</translation>
    </message>
    <message>
        <source>High &amp;contrast</source>
        <translation>Hoher &amp;Kontrast</translation>
    </message>
    <message>
        <source>&amp;Next pane</source>
        <translation>&amp;Nächster Bereich</translation>
    </message>
    <message>
        <source>&amp;Host</source>
        <translation>&amp;Host</translation>
    </message>
    <message>
        <source>&amp;Guest</source>
        <translation>&amp;Gast</translation>
    </message>
    <message>
        <source>&amp;Presets</source>
        <translation>&amp;Voreinstellungen</translation>
    </message>
    <message>
        <source>&amp;Tools</source>
        <translation>E&amp;xtras</translation>
    </message>
    <message>
        <source>He&amp;lp</source>
        <translation>Hi&amp;lfe</translation>
    </message>
    <message>
        <source>&amp;About Vitrine</source>
        <translation>Ü&amp;ber Vitrine</translation>
    </message>
    <message>
        <source>About Vitrine</source>
        <translation>Über Vitrine</translation>
    </message>
    <message>
        <source>&lt;h3&gt;Vitrine %1&lt;/h3&gt;&lt;p&gt;Gives a libvirt guest a vGPU and gets a picture out of it.&lt;/p&gt;&lt;p&gt;Free software under the GNU General Public License, version 3 or later.&lt;/p&gt;</source>
        <translation>&lt;h3&gt;Vitrine %1&lt;/h3&gt;&lt;p&gt;Gibt einem libvirt-Gast eine vGPU und holt ein Bild heraus.&lt;/p&gt;&lt;p&gt;Freie Software unter der GNU General Public License, Version 3 oder neuer.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>About &amp;Qt</source>
        <translation>Über &amp;Qt</translation>
    </message>
    <message>
        <source>Main</source>
        <translation>Hauptleiste</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Open guest</source>
        <translation>Gast öffnen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Save guest</source>
        <translation>Gast speichern</translation>
    </message>
    <message>
        <source>As libvirt XML, or as a shell command</source>
        <translation>Als libvirt-XML oder als Shell-Befehl</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>Attach vGPU</source>
        <translation>vGPU zuweisen</translation>
    </message>
    <message>
        <source>Launch</source>
        <translation>Starten</translation>
    </message>
    <message>
        <source>Problem: %1</source>
        <translation>Problem: %1</translation>
    </message>
    <message>
        <source>Action: %1</source>
        <translation>Aktion: %1</translation>
    </message>
    <message>
        <source>vGPU: %1 %2</source>
        <translation>vGPU: %1 %2</translation>
    </message>
    <message>
        <source>%1 could not be opened: %2</source>
        <translation>%1 konnte nicht geöffnet werden: %2</translation>
    </message>
    <message>
        <source>%1 could not be saved: %2</source>
        <translation>%1 konnte nicht gespeichert werden: %2</translation>
    </message>
    <message>
        <source>There is no command to export: %1</source>
        <translation>Es gibt keinen Befehl zum Exportieren: %1</translation>
    </message>
    <message>
        <source>%1 could not be written: %2</source>
        <translation>%1 konnte nicht geschrieben werden: %2</translation>
    </message>
    <message>
        <source>Previous pan&amp;e</source>
        <translation>V&amp;orheriger Bereich</translation>
    </message>
    <message>
        <source>checked in %L1 ms</source>
        <translation>in %L1 ms geprüft</translation>
    </message>
    <message>
        <source>Copy the command</source>
        <translation>Befehl kopieren</translation>
    </message>
    <message>
        <source>Read the host again</source>
        <translation>Host neu einlesen</translation>
    </message>
    <message>
        <source>Read the host again now</source>
        <translation>Host jetzt neu einlesen</translation>
    </message>
    <message>
        <source>No instance of %1 is made yet. Make one in a terminal, then read the host again and attach it:</source>
        <translation>Von %1 gibt es noch keine Instanz. Legen Sie in einem Terminal eine an, lesen Sie den Host neu ein und hängen Sie sie an:</translation>
    </message>
    <message>
        <source>Remove the instance in a terminal, then read the host again:</source>
        <translation>Entfernen Sie die Instanz in einem Terminal und lesen Sie den Host neu ein:</translation>
    </message>
    <message>
        <source>Field: %1 (%2)</source>
        <translation>Feld: %1 (%2)</translation>
    </message>
    <message>
        <source>li&amp;bvirt&apos;s answer</source>
        <translation>Ant&amp;wort von libvirt</translation>
    </message>
    <message>
        <source>&amp;QEMU&apos;s capabilities …</source>
        <translation>&amp;Fähigkeiten von QEMU …</translation>
    </message>
    <message>
        <source>The instance is made. %1 is not open any more.</source>
        <translation>Die Instanz ist angelegt. %1 ist nicht mehr geöffnet.</translation>
    </message>
    <message>
        <source>There is no XML to export: %1</source>
        <translation>Es gibt kein XML zu exportieren: %1</translation>
    </message>
    <message>
        <source>&amp;Demonstration host</source>
        <translation>&amp;Demonstrationshost</translation>
    </message>
</context>
<context>
    <name>vitrine::gui::NewGuestDialog</name>
    <message>
        <source>Choose …</source>
        <translation>Wählen …</translation>
    </message>
    <message>
        <source>New guest</source>
        <translation>Neuer Gast</translation>
    </message>
    <message>
        <source>A modern machine (q35, virtio, Spice on this machine only). Everything can be changed afterwards.</source>
        <translation>Eine zeitgemäße Maschine (q35, virtio, Spice nur auf diesem Rechner). Alles lässt sich danach ändern.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Memory in MiB</source>
        <translation>Arbeitsspeicher in MiB</translation>
    </message>
    <message>
        <source> MiB</source>
        <translation> MiB</translation>
    </message>
    <message>
        <source>Processors</source>
        <translation>Prozessoren</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>Datenträger</translation>
    </message>
    <message>
        <source>No disk</source>
        <translation>Kein Datenträger</translation>
    </message>
    <message>
        <source>An image</source>
        <translation>Ein Abbild</translation>
    </message>
    <message>
        <source>Disk image</source>
        <translation>Datenträgerabbild</translation>
    </message>
    <message>
        <source>Choose a disk image</source>
        <translation>Ein Datenträgerabbild wählen</translation>
    </message>
    <message>
        <source>Firmware</source>
        <translation>Firmware</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>&amp;Memory</source>
        <translation>&amp;Arbeitsspeicher</translation>
    </message>
    <message>
        <source>&amp;Processors</source>
        <translation>&amp;Prozessoren</translation>
    </message>
    <message>
        <source>&amp;Disk</source>
        <translation>&amp;Datenträger</translation>
    </message>
    <message>
        <source>&amp;Firmware</source>
        <translation>&amp;Firmware</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>Anlegen</translation>
    </message>
    <message>
        <source>Create the guest</source>
        <translation>Den Gast anlegen</translation>
    </message>
    <message>
        <source>Disk images (*.qcow2 *.raw *.img);;All files (*)</source>
        <translation>Datenträgerabbilder (*.qcow2 *.raw *.img);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Choose the image of the disk, or take no disk.</source>
        <translation>Wählen Sie das Abbild des Datenträgers, oder nehmen Sie keinen Datenträger.</translation>
    </message>
</context>
<context>
    <name>vitrine::gui::PreviewPanel</name>
    <message>
        <source>Domain XML</source>
        <translation>Domain-XML</translation>
    </message>
    <message>
        <source>Completed XML</source>
        <translation>Vollständiges XML</translation>
    </message>
    <message>
        <source>Diff</source>
        <translation>Diff</translation>
    </message>
    <message>
        <source>Previews</source>
        <translation>Vorschauen</translation>
    </message>
    <message>
        <source>Command line</source>
        <translation>Befehlszeile</translation>
    </message>
    <message>
        <source>Back to the last good one</source>
        <translation>Zurück zum letzten guten Stand</translation>
    </message>
    <message>
        <source>Edit the XML</source>
        <translation>XML bearbeiten</translation>
    </message>
    <message>
        <source>As libvirt 9.0 completes it when it is defined.</source>
        <translation>Wie libvirt 9.0 es vervollständigt, wenn der Gast definiert wird.</translation>
    </message>
    <message>
        <source>Line %1: %2 is not completed</source>
        <translation>Zeile %1: %2 wird nicht vervollständigt</translation>
    </message>
    <message>
        <source>libvirt would not complete this: %1</source>
        <translation>libvirt würde das nicht vervollständigen: %1</translation>
    </message>
    <message>
        <source>saved</source>
        <translation>gespeichert</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>Nothing has changed since the guest was opened or saved.</source>
        <translation>Seit der Gast geöffnet oder gespeichert wurde, hat sich nichts geändert.</translation>
    </message>
    <message>
        <source>Not applied yet: %1</source>
        <translation>Noch nicht übernommen: %1</translation>
    </message>
    <message>
        <source>The XML of the open guest appears here, to be read and edited.</source>
        <translation>Hier erscheint das XML des offenen Gasts, zum Lesen und Bearbeiten.</translation>
    </message>
</context>
<context>
    <name>vitrine::gui::ProblemsPanel</name>
    <message>
        <source>Fix all safe ones</source>
        <translation>Alles Sichere beheben</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Probleme</translation>
    </message>
    <message>
        <source>Applies every fix that changes neither who can reach the guest nor what it sees beyond the finding</source>
        <translation>Wendet jede Abhilfe an, die weder ändert, wer den Gast erreicht, noch über den Befund hinaus, was er sieht</translation>
    </message>
    <message>
        <source>No problems found. This guest should do what you want.</source>
        <translation>Keine Probleme gefunden. Dieser Gast sollte tun, was Sie wünschen.</translation>
    </message>
    <message>
        <source>Problems of the open guest appear here as you type.</source>
        <translation>Probleme des geöffneten Gasts erscheinen hier, während Sie tippen.</translation>
    </message>
    <message numerus="yes">
        <source>%n error(s)</source>
        <translation>
            <numerusform>%n Fehler</numerusform>
            <numerusform>%n Fehler</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <translation>
            <numerusform>%n Warnung</numerusform>
            <numerusform>%n Warnungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n note(s)</source>
        <translation>
            <numerusform>%n Hinweis</numerusform>
            <numerusform>%n Hinweise</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not checked</source>
        <translation>
            <numerusform>%n nicht geprüft</numerusform>
            <numerusform>%n nicht geprüft</numerusform>
        </translation>
    </message>
    <message>
        <source>Show: %1</source>
        <translation>Zeigen: %1</translation>
    </message>
    <message>
        <source>Show or hide these</source>
        <translation>Diese ein- oder ausblenden</translation>
    </message>
    <message>
        <source>Other ways to fix this</source>
        <translation>Andere Wege, das zu beheben</translation>
    </message>
</context>
<context>
    <name>vitrine::gui::Switch</name>
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>on</source>
        <translation>an</translation>
    </message>
</context>
<context>
    <name>vitrine::gui::VgpuCard</name>
    <message>
        <source>vGPU</source>
        <translation>vGPU</translation>
    </message>
    <message>
        <source>Detach this vGPU</source>
        <translation>Diese vGPU trennen</translation>
    </message>
    <message>
        <source>vGPU instance</source>
        <translation>vGPU-Instanz</translation>
    </message>
    <message>
        <source>Another instance in its place; everything else stays as it is</source>
        <translation>Eine andere Instanz an ihrer Stelle; alles andere bleibt, wie es ist</translation>
    </message>
    <message>
        <source>Instance</source>
        <translation>Instanz</translation>
    </message>
    <message>
        <source>vGPU model</source>
        <translation>vGPU-Modell</translation>
    </message>
    <message>
        <source>vGPU display</source>
        <translation>vGPU-Anzeige</translation>
    </message>
    <message>
        <source>The guest&apos;s picture on this vGPU goes to the viewer. What it needs for that is added with it.</source>
        <translation>Das Bild des Gasts auf dieser vGPU geht an den Betrachter. Was dafür nötig ist, kommt mit hinzu.</translation>
    </message>
    <message>
        <source>Display</source>
        <translation>Anzeige</translation>
    </message>
    <message>
        <source>ramfb</source>
        <translation>ramfb</translation>
    </message>
    <message>
        <source>no UUID</source>
        <translation>keine UUID</translation>
    </message>
    <message>
        <source>This device shows its picture through a dmabuf, so the viewer needs OpenGL.</source>
        <translation>Dieses Gerät zeigt sein Bild über ein dmabuf, deshalb braucht der Betrachter OpenGL.</translation>
    </message>
    <message>
        <source>Display is off: the guest can compute and render with this vGPU, but no viewer shows its picture.</source>
        <translation>Die Anzeige ist aus: der Gast kann mit dieser vGPU rechnen und rendern, aber kein Betrachter zeigt ihr Bild.</translation>
    </message>
    <message>
        <source>This device shows its picture through a region: any viewer can show it, no OpenGL is needed.</source>
        <translation>Dieses Gerät zeigt sein Bild über eine region: jeder Betrachter kann es zeigen, OpenGL ist nicht nötig.</translation>
    </message>
    <message>
        <source>This device has no display. Turned on, QEMU would not start.</source>
        <translation>Dieses Gerät hat keine Anzeige. Mit eingeschalteter Anzeige würde QEMU nicht starten.</translation>
    </message>
    <message>
        <source>This instance is not on this host, so how it shows its picture is not known.</source>
        <translation>Diese Instanz ist nicht auf diesem Host, deshalb ist nicht bekannt, wie sie ihr Bild zeigt.</translation>
    </message>
    <message>
        <source>How this device shows its picture has not been asked yet; OpenGL may be needed.</source>
        <translation>Wie dieses Gerät sein Bild zeigt, wurde noch nicht abgefragt; vielleicht ist OpenGL nötig.</translation>
    </message>
    <message>
        <source>unknown type</source>
        <translation>unbekannter Typ</translation>
    </message>
    <message>
        <source>used by %1</source>
        <translation>benutzt von %1</translation>
    </message>
    <message>
        <source>not active</source>
        <translation>nicht aktiv</translation>
    </message>
    <message>
        <source>%1  not on this host</source>
        <translation>%1  nicht auf diesem Host</translation>
    </message>
    <message>
        <source>Replace the vGPU</source>
        <translation>Die vGPU ersetzen</translation>
    </message>
    <message>
        <source>Display on</source>
        <translation>Anzeige einschalten</translation>
    </message>
    <message>
        <source>Display off</source>
        <translation>Anzeige ausschalten</translation>
    </message>
    <message>
        <source>Detach the vGPU</source>
        <translation>Die vGPU trennen</translation>
    </message>
</context>
</TS>
