<?xml version="1.0" encoding="UTF-8"?>
<helpset version="1.0">
  <title>Rubin</title>
  <maps>
    <homeID>rubin-overview</homeID>
    <mapref location="map.xml"/>
  </maps>
  <view>
    <name>TOC</name>
    <label>Table of Contents</label>
    <type>javax.help.TOCView</type>
    <data>toc.xml</data>
  </view>
</helpset>
